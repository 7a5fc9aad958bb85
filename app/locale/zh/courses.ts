import type { Words } from "../en";

export const courses: Words["courses"] = {};
