import type { Words } from "../en";

export const content: Words["content"] = {};
