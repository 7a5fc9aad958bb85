import type { Words } from "../en";

export const admin: Words["admin"] = {};
