import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type RouteFile = { folder: string; path: string; hasPage: boolean; hasLoader: boolean; hasAction: boolean };

/** Every route of app/routes with the address it answers, except the one for addresses without a page. */
export const routeFiles: RouteFile[] = readdirSync("app/routes")
  .filter((folder) => folder !== "$")
  .map((folder) => {
    const file = ["route.tsx", "route.ts"]
      .map((name) => join("app/routes", folder, name))
      .find((name) => readdirSync(join("app/routes", folder)).includes(name.split("/").at(-1)!))!;
    const text = readFileSync(file, "utf8");
    const exported = (name: string) => new RegExp(`^export (async )?(function|const) ${name}\\b|^export \\{[^}]*\\b${name}\\b`, "m").test(text);
    return { folder, path: pathOf(folder), hasPage: /^export default /m.test(text), hasLoader: exported("loader"), hasAction: exported("action") };
  });

/** Remix' convention of flat files: a dot is a slash, `$` a parameter, a trailing `_` no nesting, brackets keep a dot. */
function pathOf(folder: string): string {
  const parts = folder.replaceAll("[.]", "\0").split(".");
  const path = parts.filter((part) => part !== "_index").map((part) => part.replace(/_$/, "").replace(/^\$/, ":"));
  return `/${path.join("/")}`.replaceAll("\0", ".");
}
