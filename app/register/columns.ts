/** What the register can show of a row beside the name, in this order. */
export const columns = ["number", "department", "certification", "standing", "expires", "why"] as const;
export type Column = (typeof columns)[number];
