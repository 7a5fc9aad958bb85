import { join } from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import type { QuizInUse } from "~/content/library";
import { demoPassword } from "~/people/demo";
import { byPlaces } from "~/quizzes/drawn-parts";
import { keyOf } from "~/quizzes/key";
import { panelAsked } from "~/role-plays/planning";
import { shippedLibrary } from "./library";
import { get, postForm, type Site, signInOver } from "./site";

/**
 * What journeys have shown once by hand is done the second time by the same forms over HTTP, so that long roads stay short to
 * walk. What no page shows, such as which questions were drawn, is read from the site's own database.
 */
export async function cookieOf(page: Page): Promise<string> {
  const all = await page.context().cookies();
  return all.map(({ name, value }) => `${name}=${value}`).join("; ");
}

function one(site: Site, sql: string, ...values: string[]): Record<string, string> {
  const database = new Database(join(site.dataDir, "rung.sqlite"), { readonly: true });
  try {
    const row = database.prepare(sql).get(...values);
    if (!row) throw new Error(`nothing is found by ${sql} ${values.join(" ")}`);
    return row as Record<string, string>;
  } finally {
    database.close();
  }
}

export const personWith = (site: Site, staffNumber: string): string => one(site, "select id from people where staff_number = ?", staffNumber).id!;

function moved(answer: Response, what: string): string {
  const to = answer.headers.get("Location");
  if (answer.status >= 400 || !to) throw new Error(`${what}: ${answer.status}`);
  return to;
}

/** HR's slip for somebody who has never signed in, and the password chosen with it. */
export async function firstPassword(site: Site, staffNumber: string): Promise<string> {
  const password = "harbour-lantern-42";
  const hr = { Cookie: await signInOver(site, "hr@demo.rung") };
  const slip = await (await postForm(site, `/people/${personWith(site, staffNumber)}/slip`, {}, hr)).text();
  const token = /first-sign-in\/([\w-]+)/.exec(slip)![1]!;
  moved(await postForm(site, `/first-sign-in/${token}`, { newPassword: password, repeatPassword: password }), staffNumber);
  return password;
}

/** Reads every lesson of a module and passes its quiz. */
export async function finishModule(site: Site, cookie: string, moduleId: string): Promise<void> {
  const { slug, lessons, quiz } = (await shippedLibrary()).modules.get(moduleId)!;
  const headers = { Cookie: cookie };
  for (const { id, hash } of lessons) moved(await postForm(site, `/modules/${slug}/lessons/${id}`, { hash }, headers), id);
  await passTest(site, cookie, `/modules/${slug}/quiz`, quiz!);
}

/** Passes an exam. */
export async function passExam(site: Site, cookie: string, examId: string): Promise<void> {
  await passTest(site, cookie, `/exams/${examId}`, (await shippedLibrary()).exams.get(examId)!);
}

async function passTest(site: Site, cookie: string, door: string, { questions }: QuizInUse): Promise<void> {
  const headers = { Cookie: cookie };
  const attempt = moved(await postForm(site, door, {}, headers), door).split("?")[0]!;
  const { draw } = one(site, "select draw from attempts where id = ?", attempt.split("/").at(-1)!);
  for (const { questionId, parts } of JSON.parse(draw!) as { questionId: string; parts: string[] }[]) {
    const answer = byPlaces(keyOf(questions.find(({ id }) => id === questionId)!), parts);
    const saved = await fetch(`${site.url}${attempt}/responses`, {
      method: "POST",
      headers: { Origin: site.url, "Content-Type": "application/json", ...headers },
      body: JSON.stringify({ questionId, seq: 1, answer }),
    });
    if (!saved.ok) throw new Error(`${questionId}: ${saved.status} ${await saved.text()}`);
  }
  moved(await postForm(site, attempt, { to: "hand-in" }, headers), attempt);
}

/** The trainer of the demo plans a role-play with a colleague as the customer, scores fours and signs; where two are asked for, so does the other. */
export async function passRolePlay(site: Site, plan: { staffNumber: string; customer: string; scenario: string; towards: string }): Promise<void> {
  const library = await shippedLibrary();
  const scenario = library.scenarios.get(plan.scenario)!;
  const headers = { Cookie: await signInOver(site, "trainer@demo.rung") };
  const secondGrader = panelAsked(library.certifications.get(plan.towards)!.requirements, scenario.id).graders > 1 ? personWith(site, "10873") : "";
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const who = { person: personWith(site, plan.staffNumber), customer: personWith(site, plan.customer) };
  const page = await (await get(site, `/grading/new?person=${who.person}&scenario=${scenario.id}`, headers)).text();
  const variant = scenario.variants.find(({ id }) => page.includes(`value="${id}"`))!.id;
  const what = { scenario: scenario.id, variant, day: tomorrow, time: "10:00", room: "", towards: plan.towards, secondGrader };
  moved(await postForm(site, "/grading/new", { ...who, ...what }, headers), scenario.id);

  const planned = one(
    site,
    "select id, rubric_hash from performances where staff_id = ? and scenario_hash is not null order by planned_at desc, id desc",
    who.person,
  );
  const levels = library.rubrics.get(scenario.rubric)!.criteria.map(({ id }) => [`level.${id}`, "4"]);
  const marks = { rubricHash: planned.rubric_hash!, writer: "page1", base: "0", ...Object.fromEntries(levels) };
  moved(await postForm(site, `/performances/${planned.id}/score`, { ...marks, intent: "start", turn: "1" }, headers), `${scenario.id} start`);
  await scoreOver(site, planned.id!, { ...marks, turn: "2" }, headers);
  if (secondGrader) await scoreOver(site, planned.id!, { ...marks, turn: "1" }, { Cookie: await signInOver(site, "trainer2@demo.rung") });
}

/** The second grader of a performance that the first has signed scores fours and signs too. */
export async function scoreAsSecond(site: Site, staffNumber: string): Promise<void> {
  const planned = one(
    site,
    "select id, rubric_id, rubric_hash from performances where staff_id = ? and released_at is null order by planned_at desc, id desc",
    personWith(site, staffNumber),
  );
  const { criteria } = (await shippedLibrary()).rubrics.get(planned.rubric_id!)!;
  const levels = Object.fromEntries(criteria.map(({ id }) => [`level.${id}`, "4"]));
  const headers = { Cookie: await signInOver(site, "trainer2@demo.rung") };
  await scoreOver(site, planned.id!, { rubricHash: planned.rubric_hash!, writer: "page1", base: "0", turn: "1", ...levels }, headers);
}

async function scoreOver(site: Site, id: string, marks: Record<string, string>, headers: { Cookie: string }) {
  moved(await postForm(site, `/performances/${id}/score`, { ...marks, intent: "submit" }, headers), `${id} submit`);
  const sign = await (await get(site, `/performances/${id}/sign`, headers)).text();
  const hash = /name="hash" value="([^"]+)"/.exec(sign)![1]!;
  moved(await postForm(site, `/performances/${id}/sign`, { hash, password: demoPassword }, headers), `${id} sign`);
}

/** Whoever the cookie is of signs what waits for them of a person. */
export async function signFor(site: Site, cookie: string, staffNumber: string, password = demoPassword): Promise<void> {
  const headers = { Cookie: cookie };
  const page = await (await get(site, "/sign-offs", headers)).text();
  const links = [...page.matchAll(/name="link"[^>]* value="([^"]+)"/g)]
    .map(([, link]) => link!)
    .filter((link) => link.startsWith(`${personWith(site, staffNumber)}.`));
  if (links.length === 0) throw new Error(`nothing of ${staffNumber} waits to be signed`);
  moved(await postForm(site, "/sign-offs", { intent: "sign", link: links, password }, headers), `sign for ${staffNumber}`);
}
