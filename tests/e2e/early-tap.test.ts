import { beforeAll, expect, test } from "vitest";
import { holdScripts, signIn, someone } from "../support/browser";
import { type Site, startSite } from "../support/site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

test("taps while a page's script is taking it over are never an error", async () => {
  const lin = await someone(site);
  await signIn(lin, "newhire@demo.rung");
  await lin.page.addInitScript(() => {
    const tapping = setInterval(() => document.querySelector("main")?.click());
    setTimeout(() => clearInterval(tapping), 2_000);
  });
  for (const address of ["/learn", "/modules/listening", "/record", "/account"]) {
    const release = await holdScripts(lin.page);
    await lin.page.goto(address, { waitUntil: "commit" });
    await lin.page.getByRole("heading", { level: 1 }).waitFor();
    release();
    await lin.page.waitForTimeout(1_500);
    await lin.page.unrouteAll();
    expect(lin.noise, address).toEqual([]);
  }
});

test.each([
  ["is still coming", 1],
  ["was announced but has not begun to come", 0],
])("who changes their mind while a page %s sees the other page, and no error", async (_, parts) => {
  const lin = await someone(site);
  await lin.page.addInitScript((whole) => {
    const fetched = window.fetch;
    window.fetch = async (address, init) => {
      const answer = await fetched(address, init);
      if (!String(address).includes("smart-standards.data") || !answer.body) return answer;
      const reader = answer.body.getReader();
      let come = 0;
      const neverWhole = new ReadableStream({
        async pull(controller) {
          const { value } = come++ < whole ? await reader.read() : {};
          if (value) controller.enqueue(value);
          else await new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal!.reason)));
        },
      });
      return new Response(neverWhole, { status: answer.status, headers: answer.headers });
    };
  }, parts);
  await signIn(lin, "newhire@demo.rung");
  await lin.page.goto("/learn", { waitUntil: "networkidle" });
  const release = await holdScripts(lin.page);
  const coming = lin.page.waitForResponse(/smart-standards\.data/);
  await lin.page.locator("main a[href='/modules/smart-standards']").first().click();
  await coming;
  await lin.page.waitForTimeout(300);
  await lin.page.locator("main a[href='/modules/listening']").first().click();
  release();
  await lin.page.waitForURL(/modules\/listening$/);
  await lin.page.getByRole("heading", { level: 1, name: "Listening" }).waitFor();
  expect(lin.noise).toEqual([]);
});

test("a trainer who taps Start and a level before the page's script has loaded loses neither", async () => {
  const su = await someone(site);
  await signIn(su, "trainer@demo.rung");
  await su.page.goto("/grading");
  const address = await su.page.locator("a[href$='/score']").first().getAttribute("href");
  const release = await holdScripts(su.page);
  let opened = 0;
  su.page.on("request", (request) => (opened += request.isNavigationRequest() ? 1 : 0));
  await su.page.goto(address!, { waitUntil: "commit" });

  await su.page.getByRole("button", { name: "Start", exact: true }).click();
  await su.page.locator('input[name="level.listening"][value="4"]').check();
  release();
  await su.page.getByRole("timer").waitFor();

  await su.page.locator("header").getByText("Saved").waitFor();
  expect(await su.page.locator('input[name="level.listening"][value="4"]').isChecked()).toBe(true);
  expect(opened).toBe(1);
  await su.page.reload();
  await su.page.getByRole("timer").waitFor();
  expect(await su.page.locator('input[name="level.listening"][value="4"]').isChecked()).toBe(true);
  expect(su.noise).toEqual([]);
});
