import type { AppLoadContext } from "@remix-run/node";
import { everyDepartment } from "~/people/departments.server";
import { isSite } from "~/people/sites.server";
import { everTrained } from "~/people/trained.server";
import { type Filters, filterForm, noFilters } from "~/register/filters";
import { parseTyped, readQuery, type Typed } from "./parse-form.server";

/** What of the register an address asks for: the page, its files and what leads to them read it alike. */
export async function registerAsked({ store, library, ...context }: AppLoadContext, request: Request) {
  const typed = readQuery(request);
  const tree = await everyDepartment(store.read);
  const [site, trainer] = [textOf(typed, "site"), textOf(typed, "trainer")];
  const [hasSite, hasTrained] = [site !== "" && (await isSite(store.read, site)), trainer !== "" && (await everTrained(store.read, trainer))];
  const form = parseTyped(
    { store, library, ...context },
    typed,
    filterForm({
      department: tree.has,
      site: () => hasSite,
      trainer: () => hasTrained,
      certification: (id) => library.certifications.has(id),
      today: context.today,
    }),
  );
  return { form, tree };
}

/** Filters as texts for the form that shows them again. */
export const typedFilters = (filters: Filters) =>
  Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value ?? "")])) as Record<string, string>;

/** Of a refused filter only what one can type again is shown again: one text per field. */
export const refusedFilters = ({ typed, errors }: { typed: Typed; errors: Record<string, string> }) => ({
  typed: Object.fromEntries(Object.keys(noFilters).map((name) => [name, typeof typed[name] === "string" ? typed[name] : ""])) as Record<string, string>,
  errors,
});

const textOf = (typed: Typed, name: string) => {
  const value = typed[name];
  return typeof value === "string" ? value.trim() : "";
};
