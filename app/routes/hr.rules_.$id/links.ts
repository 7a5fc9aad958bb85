/** So many may sign one after another. */
export const LINKS = 5;
