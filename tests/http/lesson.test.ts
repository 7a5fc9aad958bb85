import { beforeAll, expect, test } from "vitest";
import { get, postForm, type Site, signInOver, startSite } from "../support/site";

let site: Site;
let cookie: string;
beforeAll(async () => {
  site = await startSite();
  cookie = await signInOver(site, "newhire@demo.rung");
});

const path = "/modules/listening/lessons/ask-listen-speak-answer";
const count = (page: string, text: string) => page.split(text).length - 1;

test("a lesson's text is sent once, as markup, in both languages", async () => {
  const english = await (await get(site, path, { Cookie: cookie, "Accept-Language": "en" })).text();
  const chinese = await (await get(site, path, { Cookie: cookie, "Accept-Language": "zh-CN" })).text();
  expect(count(english, "It is a quiet afternoon at the service desk.")).toBe(1);
  expect(count(english, "She wants to")).toBe(1);
  expect(count(chinese, "下午，服务台没什么人。")).toBe(1);
  expect(english).not.toContain("服务台没什么人");
});

test("the page's data for its script hold no lesson text", async () => {
  const data = await get(site, `${path}.data`, { Cookie: cookie, "Accept-Language": "en" });
  const text = await data.text();
  expect(data.status).toBe(200);
  expect(text).toContain("Ask, listen, speak, answer");
  expect(text).not.toContain("quiet afternoon");
});

test("a lesson is read and confirmed by plain forms and links, without any script", async () => {
  const page = await (await get(site, path, { Cookie: cookie })).text();
  const hash = /name="hash" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
  const answer = await postForm(site, path, { hash }, { Cookie: cookie });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("Location")).toBe("/modules/listening/quiz");
  const again = await (await get(site, path, { Cookie: cookie, "Accept-Language": "en" })).text();
  expect(again).toContain("✓ <!-- -->Read");
  expect(again).not.toContain('name="hash"');
});

test("a lesson that changed meanwhile is shown again with a sentence, and the address tells it was not taken", async () => {
  const other = "/modules/listening/lessons/eight-points";
  const answer = await postForm(site, other, { hash: "0".repeat(64) }, { Cookie: cookie, "Accept-Language": "en" });
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain("This lesson was changed while you were reading.");
  expect(page).toContain("A trainer stands six metres from your counter");
});

test("a Chinese page is sent with whole characters and nothing between them, wherever its stream is cut", async () => {
  const lessons = ["hear-or-listen", "ask-listen-speak-answer"].map((lesson) => `/modules/listening/lessons/${lesson}`);
  const hr = await signInOver(site, "hr@demo.rung");
  for (const [who, path] of [
    ...[...lessons, "/learn", "/phrases", "/glossary", "/practice"].map((one) => [cookie, one] as const),
    [hr, "/hr/register"],
    [hr, "/hr/people"],
  ] as const) {
    const page = await (await get(site, path, { Cookie: who, "Accept-Language": "zh-CN" })).text();
    expect(/[\0\uFFFD]/.exec(page), path).toBeNull();
  }
});
