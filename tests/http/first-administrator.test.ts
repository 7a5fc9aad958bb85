import { expect, test } from "vitest";
import { get, postForm, startSite, tryToStart } from "../support/site";

const production = { RUNG_MODE: "production", BASE_URL: "http://training.test" };
const printed = (output: string) => /^First administrator: http:\/\/training\.test(\/first-sign-in\/\S+)$/m.exec(output)?.[1];

test("production prints a link for the first administrator at each start until it is used, and never again", async () => {
  const first = await startSite({ env: production });
  const old = printed(first.output())!;
  await first.stop();

  const second = await startSite({ env: production, dataDir: first.dataDir });
  const link = printed(second.output())!;
  expect(link).not.toBe(old);
  expect((await get(second, old)).status).toBe(410);
  expect((await get(second, link)).status).toBe(200);
  const choose = (password: string) => postForm(second, link, { newPassword: password, repeatPassword: password }, { Origin: "http://training.test" });
  expect((await choose("demo-rung-2026")).status).toBe(422);
  const entered = await choose("lamp harbour seven");
  expect(entered.status).toBe(303);
  const cookie = entered.headers.getSetCookie()[0]!.split(";")[0]!;
  expect((await get(second, "/admin", { Cookie: cookie })).status).toBe(200);

  const log = second.output().replace(`http://training.test${link}`, "");
  expect(log).not.toContain(link.split("/").at(-1));
  expect(log).toContain('"path":"/first-sign-in/:token"');
  await second.stop();
  const third = await startSite({ env: production, dataDir: first.dataDir });
  expect(printed(third.output())).toBeUndefined();
  expect(await (await get(third, "/sign-in")).text()).not.toContain("demo.rung");
});

test("production refuses a database that holds the demo company, with one plain line", async () => {
  const demo = await startSite();
  await demo.stop();
  const { code, output } = await tryToStart(production, demo.dataDir);
  expect(code).not.toBe(0);
  expect(output.trim().split("\n")).toEqual([expect.stringMatching(/^RUNG_MODE is production, but this database holds the demo company/)]);
});
