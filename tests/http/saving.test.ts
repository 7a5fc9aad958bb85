import { beforeAll, describe, expect, test, vi } from "vitest";
import { get, postForm, type Site, signInOver, startSite } from "../support/site";

let site: Site;
let owner: string;
let other: string;
let attempt: string;
let questionId: string;
beforeAll(async () => {
  site = await startSite();
  [owner, other] = await Promise.all([signInOver(site, "hr@demo.rung"), signInOver(site, "author@demo.rung")]);
  attempt = (await postForm(site, "/modules/listening/quiz", {}, { Cookie: owner })).headers.get("Location")!.split("?")[0]!;
  questionId = /m04-q\d+/.exec(await (await get(site, `${attempt}?q=1`, { Cookie: owner })).text())![0];
});

/** As the page's script sends it. */
const save = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${site.url}${attempt}/responses`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: site.url, Cookie: owner, "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
/** An answer of a kind that no question is of: what is judged here is the way to the question. */
const unfit = (seq: number) => ({ questionId, seq, answer: { kind: "essay", text: "…" } });

describe("saving an answer, on its way past the pages", () => {
  test("carries the security headers that every answer carries, and is kept by nobody", async () => {
    const [saved, page] = await Promise.all([save(unfit(1)), get(site, "/sign-in")]);
    const names = [...page.headers.keys()].filter((name) => /policy|x-|origin/.test(name));
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect([...saved.headers.keys()]).toContain(name);
    expect(saved.headers.get("Content-Security-Policy")).not.toMatch(/unsafe-inline|strict-dynamic/);
    expect(saved.headers.get("Cache-Control")).toBe("no-store");
  });

  test.each([
    ["what is no answer to this question", () => save(unfit(1)), 422],
    ["what is not JSON", () => save("{broken"), 422],
    ["a list for an object", () => save([1, 2]), 422],
    ["another person's attempt", () => save(unfit(1), { Cookie: other }), 404],
    ["nobody signed in", () => save(unfit(1), { Cookie: "" }), 401],
    ["a made-up session", () => save(unfit(1), { Cookie: `rung-session=${"a".repeat(43)}` }), 401],
    ["a page of another site", () => save(unfit(1), { Origin: "https://elsewhere.example" }), 403],
    ["an origin that is hidden", () => save(unfit(1), { Origin: "null" }), 403],
    ["far more than an answer", () => save({ ...unfit(1), more: "x".repeat(100_000) }), 413],
  ])("refuses %s", async (_, send, status) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect((await answer.text()).length).toBeGreaterThan(10);
  });

  test("is refused in the person's language", async () => {
    expect(await (await save(unfit(1), { "Accept-Language": "zh-CN" })).text()).toMatch(/[一-鿿]/);
  });

  test("is preceded by a look whether anybody is there, which costs nothing and leaves no line", async () => {
    const alive = await fetch(`${site.url}/healthz`, { method: "HEAD" });
    expect(alive.status).toBe(200);
    expect(alive.headers.get("Content-Security-Policy")).toBeTruthy();
    expect(site.output()).not.toContain("/healthz");
  });

  test("leaves one line in the log, without the attempt's id", async () => {
    await save(unfit(1));
    await vi.waitFor(() => expect(site.output()).toContain('"path":"/attempts/:id/responses"'), 3_000);
    expect(site.output()).not.toContain(attempt);
  });
});
