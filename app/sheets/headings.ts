import { folded } from "./yes-or-no";

/** The headings of a list, by the row they stand in; for each column what it holds, null where it is left out. */
export type HeadingRow<F extends string> = { row: number; titles: string[]; mapping: (F | null)[] };

/** What people write over the columns of one kind of list, so that headings can be guessed. */
export class KnownHeadings<F extends string> {
  readonly #fieldOf: Map<string, F>;

  constructor(names: Record<F, string[]>) {
    this.#fieldOf = new Map(Object.entries<string[]>(names).flatMap(([field, headings]) => headings.map((heading) => [plain(heading), field as F] as const)));
  }

  /** Guesses what each column holds by its heading. What two columns could hold is the first one's. */
  guess(titles: string[]): (F | null)[] {
    const taken = new Set<F>();
    return titles.map((title) => {
      const field = this.#fieldOf.get(plain(title));
      if (!field || taken.has(field)) return null;
      taken.add(field);
      return field;
    });
  }

  /** Finds the row of headings among the first rows: the one that most columns can be guessed from. Undefined when there is none. */
  find(rows: { row: number; cells: string[] }[]): HeadingRow<F> | undefined {
    const guessed = rows.slice(0, 10).map(({ row, cells }) => ({ row, titles: cells, mapping: this.guess(cells) }));
    const [best] = guessed.sort((a, b) => score(b.mapping) - score(a.mapping));
    return best && score(best.mapping) > 0 ? best : undefined;
  }
}

const score = (mapping: unknown[]) => mapping.filter(Boolean).length;
const plain = (heading: string) => folded(heading).replace(/[_\-.]/g, "");
