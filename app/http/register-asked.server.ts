import type { AppLoadContext } from "@remix-run/node";
import { everyDepartment } from "~/people/departments.server";
import { isSite } from "~/people/sites.server";
import { everTrained } from "~/people/trained.server";
import { filterForm } from "~/register/filters";
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

const textOf = (typed: Typed, name: string) => {
  const value = typed[name];
  return typeof value === "string" ? value.trim() : "";
};
