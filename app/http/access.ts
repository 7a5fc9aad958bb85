import type { Caller } from "~/people/visitor";

export type Method = "GET" | "POST";
export type Access = { path: string; GET?: Caller[]; POST?: Caller[] };

const everyone: Caller[] = ["stranger", "learner", "trainer", "supervisor", "hr", "author", "admin"];
const staff: Caller[] = ["learner"]; // every signed-in person is a learner

/**
 * Who may call what. Closed by default: a path that is missing here answers 404. Feeds the guard, `rung routes` and the test
 * that calls everything as everyone. Within a page, a named question from `can` decides about the one object.
 */
export const accessTable: Access[] = [
  { path: "/", GET: everyone },
  { path: "/sign-in", GET: everyone, POST: everyone },
  { path: "/sign-in/help", GET: everyone, POST: everyone },
  { path: "/sign-out", POST: everyone },
  { path: "/preferences", POST: everyone },
  { path: "/first-sign-in/:token", GET: everyone, POST: everyone },
  { path: "/people/:id/slip", GET: ["supervisor", "hr", "admin"], POST: ["supervisor", "hr", "admin"] },
  { path: "/people/:id/quizzes", GET: ["trainer", "hr"], POST: ["trainer", "hr"] },
  { path: "/account", GET: staff, POST: staff },
  { path: "/messages", GET: staff, POST: staff },
  { path: "/messages/:id", GET: staff },
  { path: "/mail/:token", GET: everyone, POST: everyone },
  { path: "/admin", GET: ["admin"] },
  { path: "/admin/audit", GET: ["admin", "hr"], POST: ["admin", "hr"] },
  { path: "/admin/mail", GET: ["admin", "hr"], POST: ["admin", "hr"] },
  { path: "/admin/people/new", GET: ["admin", "hr"], POST: ["admin", "hr"] },
  { path: "/admin/people/paste", GET: ["admin"], POST: ["admin"] },
  { path: "/admin/people/:id", GET: ["admin", "hr"], POST: ["admin", "hr"] },
  { path: "/admin/people/:id/merge", GET: ["admin", "hr"], POST: ["admin", "hr"] },
  { path: "/admin/slips", GET: ["admin", "hr"], POST: ["admin", "hr"] },
  { path: "/admin/departments", GET: ["admin"], POST: ["admin"] },
  { path: "/admin/groups", GET: ["admin", "hr"], POST: ["admin", "hr"] },
  { path: "/admin/groups/:id", GET: ["admin", "hr"], POST: ["admin", "hr"] },
  { path: "/hr/people", GET: ["hr", "admin"] },
  { path: "/hr/people/odd", GET: ["hr", "admin"] },
  { path: "/hr/people.csv", GET: ["hr", "admin"] },
  { path: "/hr/people.xlsx", GET: ["hr", "admin"] },
  { path: "/hr/people/import", GET: ["hr", "admin"], POST: ["hr", "admin"] },
  { path: "/hr/people/import/:id", GET: ["hr", "admin"], POST: ["hr", "admin"] },
  { path: "/hr/packs", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/packs/:id.zip", GET: ["hr"] },
  { path: "/hr/certificates/import", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/certificates/:serial", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/register", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/register.csv", GET: ["hr"] },
  { path: "/hr/register.xlsx", GET: ["hr"] },
  { path: "/hr/register/exports", GET: ["hr"] },
  { path: "/hr/register/matrix", GET: ["hr"] },
  { path: "/hr/register/forecast", GET: ["hr"] },
  { path: "/hr/register/share", GET: ["hr"] },
  { path: "/hr/assignments", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/assignments/new", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/readiness", GET: ["hr"] },
  { path: "/hr/rules", GET: ["hr"] },
  { path: "/hr/rules/:id", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/rules/:id/trials/:trial", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/signers", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/public-page", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/remarked", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/people/:id/record", GET: ["hr"] },
  { path: "/hr/people/:id/exceptions", GET: ["hr"], POST: ["hr"] },
  { path: "/hr/people/:id/record.csv", GET: ["hr"] },
  { path: "/hr/people/:id/record.pdf", GET: ["hr"] },
  { path: "/record", GET: staff },
  { path: "/record.csv", GET: staff },
  { path: "/record.pdf", GET: staff },
  { path: "/sign-offs", GET: ["trainer", "supervisor", "signer", "hr"], POST: ["trainer", "supervisor", "signer", "hr"] },
  { path: "/team", GET: ["supervisor"] },
  { path: "/team/:id", GET: ["supervisor"] },
  { path: "/grading", GET: ["trainer"] },
  { path: "/grading/essays/:id", GET: ["trainer"], POST: ["trainer"] },
  { path: "/grading/agreement", GET: ["trainer", "author"] },
  { path: "/grading/conflicts", GET: ["trainer", "hr"] },
  { path: "/grading/sign", GET: ["trainer"], POST: ["trainer"] },
  { path: "/grading/paper", GET: ["trainer"] },
  { path: "/grading/rounds", GET: ["trainer"] },
  { path: "/grading/rounds/new", GET: ["trainer"], POST: ["trainer"] },
  { path: "/grading/rounds/:id", GET: ["trainer"], POST: ["trainer"] },
  { path: "/grading/rounds/:id/print", GET: ["trainer"] },
  { path: "/grading/appeals", GET: ["trainer", "hr"] },
  { path: "/grading/appeals/:id", GET: ["trainer", "hr"], POST: ["trainer", "hr"] },
  { path: "/grading/new", GET: ["trainer"], POST: ["trainer"] },
  { path: "/performances/:id", GET: staff, POST: ["trainer"] },
  { path: "/performances/:id/calendar.ics", GET: staff },
  { path: "/performances/:id/score", GET: ["trainer"], POST: ["trainer"] },
  { path: "/performances/:id/draft", POST: ["trainer"] },
  { path: "/performances/:id/sign", GET: ["trainer"], POST: ["trainer"] },
  { path: "/performances/:id/correction", GET: ["trainer"], POST: ["trainer"] },
  { path: "/performances/:id/self-assessment", GET: staff, POST: staff },
  { path: "/performances/:id/paper", GET: ["trainer"], POST: ["trainer"] },
  { path: "/performances/:id/scorecards/:card", GET: staff },
  { path: "/performances/:id/coaching", GET: ["trainer"], POST: ["trainer"] },
  { path: "/performances/:id/grader", GET: ["trainer"], POST: ["trainer"] },
  { path: "/performances/:id/ending", GET: ["trainer"], POST: ["trainer"] },
  { path: "/performances/:id/replay", POST: ["trainer"] },
  { path: "/performances/:id/appeal", GET: staff, POST: staff },
  { path: "/performances/:id/decision", GET: ["trainer", "hr"], POST: ["trainer", "hr"] },
  { path: "/modules/:slug/quiz", GET: staff, POST: staff },
  { path: "/exams/:id", GET: staff, POST: staff },
  { path: "/attempts/:id", GET: staff, POST: staff },
  { path: "/attempts/:id/responses", POST: staff },
  { path: "/attempts/:id/clock", GET: staff },
  { path: "/attempts/:id/review", GET: staff },
  { path: "/attempts/:id/result", GET: staff },
  { path: "/attempts/:id/waiting", GET: staff },
  { path: "/practice", GET: staff, POST: staff },
  { path: "/practice/:id", GET: staff, POST: staff },
  { path: "/modules/:slug", GET: staff },
  { path: "/modules/:slug/lessons/:lesson", GET: staff, POST: staff },
  { path: "/modules/:slug/aid", GET: staff },
  { path: "/glossary", GET: staff },
  { path: "/phrases", GET: staff },
  { path: "/content", GET: ["author"] },
  { path: "/content/modules/:slug/lessons/:lesson", GET: ["author"] },
  { path: "/content/modules/:slug/aid", GET: ["author"] },
  { path: "/content/modules/:slug", GET: ["author"] },
  { path: "/content/modules/:slug/import", GET: ["author"], POST: ["author"] },
  { path: "/content/modules/:slug/import/template", GET: ["author"] },
  { path: "/content/exams/:id", GET: ["author"] },
  { path: "/content/exams/:id/analysis", GET: ["author", "trainer"] },
  { path: "/content/exams/:id/analysis.csv", GET: ["author", "trainer"] },
  { path: "/content/role-plays/:id", GET: ["author"] },
  { path: "/content/modules/:slug/questions/:question/regrade", GET: ["author"], POST: ["author"] },
  { path: "/content/analysis", GET: ["author", "trainer"] },
  { path: "/content/modules/:slug/analysis", GET: ["author", "trainer"] },
  { path: "/content/modules/:slug/analysis.csv", GET: ["author", "trainer"] },
  { path: "/learn", GET: staff },
  { path: "/certificates/:serial", GET: staff },
  { path: "/certificates/:serial.pdf", GET: staff },
  { path: "/certificates/:serial.png", GET: staff },
  { path: "/verify", GET: everyone, POST: everyone },
  { path: "/verify/:serial", GET: everyone },
];

/** Paths answered before the pages, open to everyone. */
export const plainPaths: Access[] = [
  { path: "/healthz", GET: everyone },
  { path: "/readyz", GET: everyone },
];

const endings = ({ path }: Access) => (/:\w+\.\w+$/.test(path) ? 1 : 0);
const parameters = ({ path }: Access) => path.split(":").length;

/** A path written out comes before one with a parameter, and of these the one that says how it ends: /grading/new before /grading/:id. */
const compiled = accessTable
  .map((access) => ({ access, pattern: patternOf(access.path) }))
  .sort((a, b) => parameters(a.access) - parameters(b.access) || endings(b.access) - endings(a.access));

function patternOf(path: string): RegExp {
  const source = path
    .split("/")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/^:\w+/, "[^/]+"))
    .join("/");
  return new RegExp(`^${source}$`);
}

/** The row for a URL's path. `.data` requests of the page's script count as the page itself. */
export function accessFor(pathname: string): Access | undefined {
  const path = pagePath(pathname);
  return compiled.find(({ pattern }) => pattern.test(path))?.access;
}

export function pagePath(pathname: string): string {
  const path = pathname === "/_root.data" ? "/" : pathname.replace(/\.data$/, "");
  return path.length > 1 ? path.replace(/\/+$/, "") : path;
}

export type Verdict = "allowed" | "sign-in" | "forbidden" | "unknown" | "method";

/** May one who counts as these callers do this? */
export function judge(pathname: string, method: string, callers: Caller[]): Verdict {
  const access = accessFor(pathname);
  if (!access) return "unknown";
  const allowed = access[method === "HEAD" ? "GET" : (method as Method)];
  if (!allowed) return "method";
  if (allowed.some((caller) => callers.includes(caller))) return "allowed";
  return callers.includes("stranger") ? "sign-in" : "forbidden";
}
