import { accessTable, type Method, plainPaths } from "~/http/access";
import type { Caller } from "~/people/visitor";
import type { Verb } from "../verb";

export const routes: Verb = {
  name: "routes",
  summary: "prints every address and who may call it, as JSON",
  async run(_args, terminal) {
    const methods: Method[] = ["GET", "POST"];
    const rows = [...plainPaths, ...accessTable].flatMap((access) =>
      methods.flatMap((method) => (access[method] ? [{ path: access.path, method, roles: inFull(access[method]) }] : [])),
    );
    terminal.out(JSON.stringify(rows, null, 2));
    return 0;
  },
};

/** Everybody who is signed in is a learner too, so what is open to learners is open to them all. */
function inFull(callers: Caller[]): Caller[] {
  const all: Caller[] = ["stranger", "learner", "trainer", "supervisor", "hr", "author", "admin"];
  return all.filter((caller) => callers.includes(caller) || (caller !== "stranger" && callers.includes("learner")));
}
