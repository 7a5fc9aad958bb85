import { beforeAll, describe, expect, test } from "vitest";
import { demoPeople } from "~/cli/demo-people";
import { type Access, accessTable, judge, type Method, plainPaths, type Verdict } from "~/http/access";
import { callersOf } from "~/people/visitor";
import { routeFiles } from "../support/route-files";
import { type Site, signInOver, startSite } from "../support/site";

/** One of each kind. What they may do is read from who they are, as the server does. */
const accounts = { stranger: null, learner: "newhire", trainer: "trainer2", supervisor: "supervisor", hr: "hr", author: "author", admin: "admin" };

let site: Site;
let cookies: Record<string, string>;

beforeAll(async () => {
  site = await startSite();
  cookies = {};
  for (const [who, account] of Object.entries(accounts)) if (account) cookies[who] = await signInOver(site, `${account}@demo.rung`);
});

function callers(who: string) {
  const account = accounts[who as keyof typeof accounts];
  const person = demoPeople.find(({ email }) => email === `${account}@demo.rung`);
  return callersOf(person ? { roles: person.roles, isSupervisor: demoPeople.some(({ manager }) => manager === person.staffNumber) } : null);
}

/** Three ways in: the page, its data by script, and one loader alone by script. */
function addressesOf({ path }: Access): string[] {
  const page = path.replace(/:\w+/g, "none");
  const data = page === "/" ? "/_root.data" : `${page}.data`;
  const folder = routeFiles.find((file) => file.path.replace(/:\w+/g, ":") === path.replace(/:\w+/g, ":"))?.folder;
  return [page, data, `${data}?_routes=${encodeURIComponent(`routes/${folder}`)}`];
}

async function verdictOver(address: string, method: Method, who: string): Promise<Verdict> {
  const headers: Record<string, string> = { Accept: address.includes(".data") ? "*/*" : "text/html", ...(cookies[who] ? { Cookie: cookies[who] } : {}) };
  const sent = method === "POST" ? { body: new URLSearchParams(), headers: { ...headers, Origin: site.url } } : { headers };
  const answer = await fetch(site.url + address, { method, redirect: "manual", ...sent });
  const text = await answer.text();
  if (answer.status >= 500) throw new Error(`${method} ${address} as ${who} failed: ${text.slice(0, 500)}`);
  const location = answer.headers.get("Location") ?? (answer.status === 202 ? text : "");
  if (answer.status === 401 || location.includes("/sign-in?to=")) return "sign-in";
  if (answer.status === 403) return "forbidden";
  return answer.status === 405 ? "method" : "allowed";
}

// Signing out ends the session the other calls need, so it comes last.
const rows = [...accessTable].sort((a, b) => Number(a.path === "/sign-out") - Number(b.path === "/sign-out"));

describe.each(rows)("$path", (access) => {
  test.each(["GET", "POST"] as const)("is open by %s to exactly those the table names, as page, as data and as a single loader", async (method) => {
    for (const who of Object.keys(accounts))
      for (const address of method === "GET" ? addressesOf(access) : addressesOf(access).slice(0, 2)) {
        const expected = judge(address.split("?")[0]!, method, callers(who));
        expect([who, method, address, await verdictOver(address, method, who)]).toEqual([who, method, address, expected]);
      }
  });
});

test("addresses outside the table do not exist, for anybody, however they are written", async () => {
  for (const address of ["/ADMIN", "/%61dmin", "/Hr/register", "/admin/people", "/admin%2Fpeople%2Fnew", "/__manifest", "/routes/admin", "/ADMIN.data"])
    for (const who of ["stranger", "admin"]) {
      const answer = await fetch(site.url + address, {
        redirect: "manual",
        headers: { Accept: "text/html", ...(cookies[who] ? { Cookie: cookies[who] } : {}) },
      });
      expect([address, who, answer.status]).toEqual([address, who, 404]);
    }
});

test("a single loader of another page is never run under an open address", async () => {
  const cookie = await signInOver(site, "newhire@demo.rung");
  for (const folder of ["admin", "hr.register", "admin_.slips"]) {
    const answer = await fetch(`${site.url}/learn.data?_routes=${encodeURIComponent(`routes/${folder}`)}`, { headers: { Cookie: cookie } });
    expect(await answer.text()).toBe("[{}]\n");
  }
});

test.each(plainPaths)("$path answers anybody", async ({ path }) => {
  expect((await fetch(site.url + path)).status).toBe(200);
});
