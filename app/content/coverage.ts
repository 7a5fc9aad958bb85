import type { Library } from "./library";

/** One thing a module must cover, with the lessons and questions that do. */
export type Covered = { id: string; lessons: string[]; questions: string[] };
export type ModuleCoverage = { code: string; slug: string; items: Covered[] };

/** What every published module says it covers, and where it does. */
export const coverageOf = ({ modules }: Pick<Library, "modules">): ModuleCoverage[] =>
  [...modules.values()].map(({ code, slug, covers, lessons, quiz }) => ({
    code,
    slug,
    items: covers.map((id) => {
      const covering = (things: { id: string; covers: string[] }[]) => things.filter((thing) => thing.covers.includes(id)).map((thing) => thing.id);
      return { id, lessons: covering(lessons), questions: covering(quiz?.questions ?? []) };
    }),
  }));

/** What a module says it covers, though no lesson and no question does. */
export const gapsOf = (coverage: ModuleCoverage[]) =>
  coverage.flatMap(({ code, slug, items }) =>
    items.filter(({ lessons, questions }) => lessons.length + questions.length === 0).map(({ id }) => ({ code, slug, id })),
  );
