import type { Compiled } from "./compile";
import { type Module, moduleBySlug, type Rendered } from "./library";
import { type ModuleState, stateOf } from "./overview";

/** A module as far as it can be read, published or not. */
export function previewModule(newest: Compiled, slug: string | undefined): { module: Module; state: ModuleState } | undefined {
  const module = moduleBySlug(newest.everything, slug);
  return module && { module, state: stateOf(newest, module.slug) };
}

/** A text in the languages it is written in; null where it is not. */
export const sidesOf = ({ html, missing }: Pick<Rendered, "html" | "missing">) => ({
  en: missing.includes("en") ? null : html.en,
  zh: missing.includes("zh") ? null : html.zh,
});
