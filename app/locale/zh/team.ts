import type { Words } from "../en";

export const team: Words["team"] = {};
