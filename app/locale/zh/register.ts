import type { Words } from "../en";

export const register: Words["register"] = {};
