import type { Words } from "../en";

export const certification: Words["certification"] = {};
