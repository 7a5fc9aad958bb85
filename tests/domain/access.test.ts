import { describe, expect, test } from "vitest";
import { verbs } from "~/cli/verbs";
import { accessTable, judge, plainPaths } from "~/http/access";
import { callersOf } from "~/people/visitor";
import { readSettings } from "~db/settings";
import { routeFiles } from "../support/route-files";

const shapeOf = (path: string) => path.replace(/:\w+/g, ":");

describe("the access table and the pages", () => {
  test("name the same addresses: none without a rule, no rule without a page", () => {
    expect(routeFiles.map(({ path }) => shapeOf(path)).sort()).toEqual(accessTable.map(({ path }) => shapeOf(path)).sort());
  });

  test.each(routeFiles)("agree on what may be done at $path", ({ path, hasLoader, hasAction, hasPage }) => {
    const access = accessTable.find((row) => shapeOf(row.path) === shapeOf(path));
    // A page without a loader would be sent to everybody, because only loaders and actions are guarded.
    expect([hasLoader || !hasPage, hasLoader, hasAction]).toEqual([true, access?.GET !== undefined, access?.POST !== undefined]);
  });

  test("have no address twice", () => {
    const paths = [...accessTable, ...plainPaths].map(({ path }) => shapeOf(path));
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe("a verdict", () => {
  const admin = callersOf({ roles: ["admin"], isSupervisor: false });
  const learner = callersOf({ roles: [], isSupervisor: false });

  test.each(["/ADMIN", "/%61dmin", "/admin/..;/", "/admin/people", "/admin//people/new", "/unknown", "/admin/people/new/x"])(
    "on %s is that it does not exist",
    (path) => {
      expect(judge(path, "GET", admin)).toBe("unknown");
    },
  );

  test.each(["/admin", "/admin/", "/admin.data", "/admin/people/new", "/admin/people/new.data", "/admin/people/x"])(
    "on %s is for administrators only",
    (path) => {
      expect([judge(path, "GET", admin), judge(path, "HEAD", admin), judge(path, "GET", learner), judge(path, "GET", ["stranger"])]).toEqual([
        "allowed",
        "allowed",
        "forbidden",
        "sign-in",
      ]);
    },
  );

  test("on a method that an address does not take is told apart", () => {
    expect([judge("/admin", "POST", admin), judge("/sign-out", "GET", learner)]).toEqual(["method", "method"]);
  });
});

test("`rung routes` prints every address as JSON and nothing else", async () => {
  const lines: string[] = [];
  const routes = verbs.find(({ name }) => name === "routes")!;
  await routes.run([], { out: (line) => lines.push(line), err: () => expect.unreachable() }, readSettings({}));
  const printed = JSON.parse(lines.join("\n")) as { path: string; method: string; roles: string[] }[];
  expect(printed).toContainEqual({ path: "/healthz", method: "GET", roles: ["stranger", "learner", "trainer", "supervisor", "hr", "author", "admin"] });
  expect(printed).toContainEqual({ path: "/account", method: "POST", roles: ["learner", "trainer", "supervisor", "hr", "author", "admin"] });
  expect(printed).toContainEqual({ path: "/admin", method: "GET", roles: ["admin"] });
  const rows = [...plainPaths, ...accessTable].flatMap((row) => [row.GET, row.POST]).filter(Boolean);
  expect(printed).toHaveLength(rows.length);
});

test("what waits for signatures is open to whom HR has named to sign, though they have no role, and to no other learner", () => {
  const asked = (isSigner: boolean) => judge("/sign-offs", "POST", callersOf({ roles: [], isSupervisor: false, isSigner }));
  expect([asked(true), asked(false)]).toEqual(["allowed", "forbidden"]);
});
