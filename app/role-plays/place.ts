/** What is shown of a list at once. */
export const SHOWN = 25;

/** Where a list goes on: behind the row of this instant and id. In addresses it reads `<milliseconds>.<id>`. */
export type Place = { at: Date; id: string };

export const written = ({ at, id }: Place) => `${at.getTime()}.${id}`;

/** The place somebody's address names; null where it names none, or nonsense, so that the list begins at its beginning. */
export function placeFrom(text: string | null): Place | null {
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,100})$/.exec(text ?? "") ?? [];
  return at && id ? { at: new Date(Number(at)), id } : null;
}

/** Of one row more than is shown, those that are shown and where the rest begins. */
export function pageOf<R>(rows: R[], shown: number, placeOf: (row: R) => Place): { rows: R[]; next: string | null } {
  const page = rows.slice(0, shown);
  return { rows: page, next: rows.length > shown ? written(placeOf(page.at(-1)!)) : null };
}
