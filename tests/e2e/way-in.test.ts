import { expect, test } from "vitest";
import { expectSound, signIn, someone } from "../support/browser";
import { startMailServer } from "../support/mail-server";
import { demoFolder, startSite } from "../support/site";
import { wordsIn } from "./steps";

test.each([
  ["en", "phone", "newhire@demo.rung", "Lin Yue", "lamp harbour seven"],
  ["zh", "desktop", "learner2@demo.rung", "欧丹尼", "三个好记的词放在一起"],
] as const)(
  "in %s on a %s, who cannot sign in asks for a link by mail, chooses a password with it and is in; the same link a second time says that it is used",
  async (language, screen, account, name, password) => {
    const server = await startMailServer();
    const site = await startSite({ dataDir: await demoFolder(), env: { SMTP_URL: server.url } });
    const { messages, people } = wordsIn(language);
    const [words, its] = [messages.signInHelp, people.firstSignIn];
    const them = await someone(site, { language, screen });
    const { page } = them;
    const press = (label: string) => page.getByRole("button", { name: label, exact: true }).click();
    const ask = async (typed: string) => {
      await page.getByLabel(words.account).fill(typed);
      await press(words.ask);
      await page.getByRole("status").getByText(words.askedText).waitFor();
      return page.locator("main").innerText();
    };

    await page.goto("/sign-in");
    await page.getByRole("link", { name: words.title }).click();
    await page.getByRole("heading", { name: words.title }).waitFor();
    await expectSound(them);
    const unknown = await ask("nobody@example.com");
    await expectSound(them);
    await page.getByRole("link", { name: words.askedAgain }).click();
    expect(await ask(account)).toBe(unknown); // it says to nobody who has an account

    const link = () => server.received.filter(({ to }) => to === account).flatMap(({ text }) => /\/first-sign-in\/[\w-]+/.exec(text) ?? [])[0];
    await expect.poll(link, { timeout: 40_000, interval: 250 }).toBeTruthy(); // the post goes every ten seconds
    await page.goto(link()!);
    await page.getByRole("heading", { name: its.reset.title }).waitFor();
    await page.getByText(name, { exact: true }).waitFor();
    await expectSound(them);
    await page.getByLabel(people.password.next).fill(password);
    await page.getByLabel(people.password.again).fill(password);
    await press(its.submit);
    await page.waitForURL(/\/learn$/);
    await expectSound(them);

    const again = await someone(site, { language, screen });
    await again.page.goto(link()!);
    await again.page.getByRole("heading", { name: its.dead.used.title }).waitFor();
    await again.page.getByText(its.reset.used).waitFor();
    again.noise.splice(0); // the browser notes the 410
    await expectSound(again);
    await signIn(again, account, language, password);
  },
);
