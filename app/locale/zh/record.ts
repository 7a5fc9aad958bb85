import type { Words } from "../en";

export const record: Words["record"] = {};
