import { z } from "zod";

const flag = z.enum(["0", "1", "true", "false"], "expected 1, true, 0 or false").transform((v) => v === "1" || v === "true");
const whole = (low: number, high: number) =>
  z
    .string()
    .regex(/^-?\d{1,12}$/, `expected a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine((n) => n >= low && n <= high, `expected a whole number from ${low} to ${high}`);
const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (v) => URL.canParse(v) && schemes.includes(new URL(v).protocol.slice(0, -1)),
      `expected a URL starting with ${schemes.map((s) => `${s}://`).join(" or ")}`,
    );

/** Every setting of the program, by the name of its environment variable. */
const shape = z
  .object({
    PORT: whole(0, 65_535).default(3000),
    HOST: z.string().min(1).default("127.0.0.1"),
    BASE_URL: url("http", "https")
      .transform((v) => v.replace(/\/+$/, ""))
      .optional(),
    TRUST_PROXY: flag.default(false),
    DATA_DIR: z.string().min(1).default("./data"),
    DATABASE_URL: url("postgres", "postgresql").optional(),
    RUNG_MODE: z.enum(["demo", "production"], "expected demo or production").default("demo"),
    SMTP_URL: url("smtp", "smtps").optional(),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"], "expected silent, error, warn, info or debug").default("info"),
    CLOCK_OFFSET_S: whole(-315_360_000, 315_360_000).default(0),
  })
  .refine((s) => s.RUNG_MODE !== "production" || s.BASE_URL !== undefined, {
    path: ["BASE_URL"],
    error: "expected the address people will use, such as https://training.example.com, because RUNG_MODE is production",
  })
  .refine((s) => s.RUNG_MODE !== "production" || s.CLOCK_OFFSET_S === 0, {
    path: ["CLOCK_OFFSET_S"],
    error: "expected it to be unset, because RUNG_MODE is production",
  });

export type Settings = z.infer<typeof shape>;

/** A setting that cannot be used. The message is one plain line naming it and what is expected. */
export class SettingsError extends Error {}

/** Reads the settings from the given environment. An empty variable counts as unset. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  throw new SettingsError(result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
}

/** The engine, needed before anything else because tables are made for it when they are first imported. */
export const engine = process.env.DATABASE_URL ? "postgres" : "sqlite";

let read: Settings | undefined;
/** The settings of this process, read once. */
export function settings(): Settings {
  read ??= readSettings(process.env);
  return read;
}
