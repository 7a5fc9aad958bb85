import type { Words } from "../en";

export const rolePlays: Words["rolePlays"] = {};
