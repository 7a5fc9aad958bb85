import type { z } from "zod";

export type Explained = { at: PropertyKey[]; sentence: string };

/** Reads a value through its shape. What does not fit is explained to the author, each with the keys that lead there. */
export function readShape<T>(shape: z.ZodType<T>, raw: unknown): { value?: T; explained: Explained[] } {
  const result = shape.safeParse(raw, { error: (issue) => kindly(issue) });
  if (result.success) return { value: result.data, explained: [] };
  return { explained: result.error.issues.flatMap((issue) => explain(issue, raw)) };
}

function explain(issue: z.core.$ZodIssue, raw: unknown): Explained[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ at: [...issue.path, key], sentence: `${trail(raw, issue.path)}the key "${key}" is not known here; is it spelt right?` }));
  const missing = issue.code !== "custom" && issue.path.length > 0 && valueAt(raw, issue.path) === undefined;
  if (missing) return [{ at: issue.path, sentence: `${trail(raw, issue.path.slice(0, -1))}"${String(issue.path.at(-1))}" is missing` }];
  return [{ at: issue.path, sentence: trail(raw, issue.path) + issue.message }];
}

/** The way to a place in words: "m04-q03 › options: ". Things with an id go by their id. */
export function trail(raw: unknown, path: PropertyKey[]): string {
  const names: string[] = [];
  let value = raw;
  path.forEach((step, depth) => {
    value = valueAt(value, [step]);
    if (typeof step === "number") names.push(idOf(value) ?? `no. ${step + 1}`);
    else if (typeof path[depth + 1] !== "number") names.push(String(step));
  });
  return names.length > 0 ? `${names.join(" › ")}: ` : "";
}

const idOf = (value: unknown) => (typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" ? value.id : undefined);

export const valueAt = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, step) => (typeof inner === "object" && inner !== null && Object.hasOwn(inner, step) ? (inner as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  );

const names: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list (lines beginning with -)",
  object: "a group of keys",
  record: "a group of keys",
  null: "nothing",
  undefined: "nothing",
};

function kindly(issue: z.core.$ZodRawIssue): string {
  const found = issue.input === null ? "null" : Array.isArray(issue.input) ? "array" : typeof issue.input;
  switch (issue.code) {
    case "invalid_type":
      return `here must stand ${names[issue.expected] ?? issue.expected}, but there is ${names[found] ?? found}`;
    case "invalid_value":
      return `here must stand ${issue.values.map(String).join(" or ")}`;
    case "invalid_key":
      return issue.issues[0]?.message ?? "this key cannot be used here";
    case "too_small":
      return issue.origin === "array" ? `at least ${issue.minimum} must stand here` : `at least ${issue.minimum}`;
    case "too_big":
      return `at most ${issue.maximum}`;
    default:
      return "this value cannot be used here";
  }
}
