import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json";
import type { Files } from "./files";

/** Raised when the way content is hashed changes; old hashes stay readable by their own number. */
export const HASH_FORMAT = 1;

/** The hash of a piece of content as its authors wrote it, before defaults: key order, line ends and Unicode form do not matter. */
export const contentHash = (kind: string, body: unknown) => sha256(canonicalJson({ format: HASH_FORMAT, kind, body }));

/** The hash of a whole set of files. */
export const filesHash = (files: Files) => sha256(canonicalJson(files));

/** The hash of one file's text. */
export const textHash = (text: string) => sha256(text);

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
