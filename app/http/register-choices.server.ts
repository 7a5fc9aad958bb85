import type { AppLoadContext } from "@remix-run/node";
import { tiers } from "~/content/shape";
import { inLanguage } from "~/locale/language";
import type { DepartmentTree } from "~/people/department-tree";
import { nameIn } from "~/people/names";
import { someSites } from "~/people/sites.server";
import { someTrainers } from "~/people/trained.server";
import type { Choices } from "~/register/filter-form";
import { listedStandings } from "~/register/listed";

/** A browser proposes so many sites and trainers; others can be typed. */
const PROPOSED = 200;

/** What the filters of the register offer. */
export const registerChoices = async ({ store, library, language, words }: AppLoadContext, tree: DepartmentTree): Promise<Choices> => ({
  department: tree.inOrder().map((department) => ({ value: department.id, label: `${"\u2003".repeat(department.depth)}${nameIn(language, department)}` })),
  tier: tiers.map((tier) => ({ value: tier, label: words.frame.tier[tier] })),
  certification: [...library.certifications.values()].map(({ id, title }) => ({ value: id, label: inLanguage(title, language) })),
  standing: listedStandings.map((standing) => ({ value: standing, label: words.frame.standing[standing] })),
  site: (await someSites(store.read, PROPOSED)).map((site) => ({ value: site, label: site })),
  trainer: (await someTrainers(store.read, PROPOSED)).map((one) => ({ value: one.staffNumber, label: nameIn(language, one) })),
});
