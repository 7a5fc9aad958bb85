import { z } from "zod";
import { version } from "../../package.json";
import { Refused } from "../refused";

/** The form of the archive: raised when an older program could not read it any more. */
export const FORMAT = 1;
export const program = version;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/**
 * What is in a backup. `tables/<table>.jsonl` holds a row a line in values that mean the same on both engines: a moment is
 * its milliseconds since 1970, a truth 0 or 1, an object its JSON text. `files/` is the folder of that name in DATA_DIR.
 */
export const manifestShape = z.object({
  format: z.int(),
  program: z.string(),
  engine: z.enum(["sqlite", "postgres"]),
  migrations: count,
  madeAt: z.string(),
  tables: z.record(z.string().regex(/^\w+$/), z.object({ rows: count, bytes: count, sha256 })),
  files: z.record(z.string(), z.object({ bytes: count, sha256 })),
});

export type Manifest = z.infer<typeof manifestShape>;

/** The archive cannot be trusted: something in it is missing, cut off or changed. */
export class DamagedArchive extends Refused {}

export const tableEntry = (table: string) => `tables/${table}.jsonl`;
export const fileEntry = (path: string) => `files/${path}`;
