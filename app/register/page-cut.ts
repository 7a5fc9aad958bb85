/** How many rows or people stand on a page of the register. */
export const PAGE = 50;

type OfSomebody = { personId: string };
/** Where a page ends: rows are read `atOnce` until there are more than `end` says; as many as there are is not enough. */
export type Cut = { atOnce: number; end: (rows: OfSomebody[]) => number };

export const byRows: Cut = { atOnce: PAGE + 1, end: (rows) => Math.min(rows.length, PAGE) };

/** All rows of a person lie side by side; nobody's are torn apart. */
export const byPeople: Cut = { atOnce: PAGE * 4, end: endOfPeople };

function endOfPeople(rows: OfSomebody[]): number {
  let people = 0;
  const beyond = rows.findIndex((row, n) => row.personId !== rows[n - 1]?.personId && ++people > PAGE);
  return beyond === -1 ? rows.length : beyond;
}
