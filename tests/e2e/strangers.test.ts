import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { maskedName } from "~/certification/public-name";
import { formatDay } from "~/locale/day";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { shippedLibrary } from "../support/library";
import { personWith } from "../support/shortcuts";
import { postForm, type Site, signInOver, startSite } from "../support/site";
import { certificateOf, changeIn, rowsIn } from "../support/site-rows";
import { wordsIn } from "./steps";

const REASON = "Asked for twice by the harbour office.";
const HOLDERS = { valid: "11655", "in-grace": "11450", lapsed: "11312", suspended: "11489", revoked: "11618" } as const;
const statuses = Object.keys(HOLDERS) as (keyof typeof HOLDERS)[];
const languages = [
  ["en", "desktop", "light"],
  ["zh", "phone", "dark"],
] as const;

let site: Site;
beforeAll(async () => {
  site = await startSite();
  const headers = { Cookie: await signInOver(site, "hr@demo.rung") };
  for (const kind of ["suspended", "revoked"] as const)
    await postForm(site, `/hr/certificates/${certificateOf(site, HOLDERS[kind]).serial}`, { kind, reason: REASON }, headers);
});

const holderOf = (staffNumber: string) =>
  rowsIn(
    site,
    `select p.name, p.other_name otherName, p.email, p.mobile, p.position, d.name department, d.other_name otherDepartment
     from people p join departments d on d.id = p.department_id where p.staff_number = ?`,
    staffNumber,
  )[0] as Record<string, string | null>;

test.each(languages)(
  "in %s on a %s, HR says how names are shown, and a stranger reads name, title, tier, dates and status of any certificate and nothing else",
  async (language, screen, theme) => {
    const { certification, frame, publicPage } = wordsIn(language);
    const isMasked = language === "zh";
    const hr = await someone(site, { language, screen, theme });
    await signIn(hr, "hr@demo.rung", language);
    await hr.page.goto("/hr/public-page");
    await hr.page.getByRole("radio", { name: new RegExp(`^${isMasked ? publicPage.masked : publicPage.whole}`) }).check();
    await expectSound(hr);
    await hr.page.getByRole("button", { name: publicPage.save, exact: true }).click();
    await hr.page.getByText(wordsIn(language).toasts.saved).waitFor();

    const { title } = (await shippedLibrary()).certifications.get("frontline-service")!;
    const { verify } = certification;
    const stranger = await someone(site, { language, screen, theme });
    const { page } = stranger;
    for (const status of statuses) {
      const staffNumber = HOLDERS[status];
      const { serial, issuedOn, expiresOn } = certificateOf(site, staffNumber);
      await page.goto("/verify");
      await expectSound(stranger);
      await page.getByLabel(verify.serial).fill(serial.toLowerCase().replace(/.{4}/g, "$& - "));
      await page.getByRole("button", { name: verify.check, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: verify.means[status] }).waitFor();
      await page.getByText(new RegExp(`^\\W*${verify.status[status]}$`)).waitFor();
      const { name, otherName, ...inside } = holderOf(staffNumber);
      const names = [name, otherName].filter((one) => one !== null) as string[];
      const told = await page.locator("main dl > div").evaluateAll((lines) => lines.map((line) => [...line.children].map(({ textContent }) => textContent)));
      expect(told).toEqual([
        [verify.name, names.map((one) => (isMasked ? maskedName(one) : one)).join(" · ")],
        [verify.certification, title[language]],
        [verify.tier, frame.tier["new-hire"]],
        [verify.issued, formatDay(issuedOn, language)],
        [verify.expires, formatDay(expiresOn, language)],
      ]);
      const sent = await (await page.request.get(page.url())).text();
      for (const secret of [staffNumber, REASON, ...Object.values(inside), ...(isMasked ? names : [])]) if (secret) expect(sent, status).not.toContain(secret);
      await expectSound(stranger);
    }
  },
);

test.each([
  ["en", "desktop", true],
  ["zh", "phone", false],
] as const)(
  "in %s on a %s (scripts: %s), a number that cannot be one comes back with a sentence, and one that nobody has is answered as unknown",
  async (language, screen, script) => {
    const { verify } = wordsIn(language).certification;
    const stranger = await someone(site, { language, screen, script });
    const sound = () => (script ? expectSound(stranger) : undefined);
    const { page } = stranger;
    await page.goto("/verify");
    await page.getByLabel(verify.serial).fill("11655");
    await page.getByRole("button", { name: verify.check, exact: true }).click();
    await page.getByText(verify.notASerial).first().waitFor();
    expect(await page.getByLabel(verify.serial).inputValue()).toBe("11655");
    stranger.noise.splice(0); // the browser names the refused form
    await sound();
    await page.getByLabel(verify.serial).fill("0000000000000000000000000A");
    await page.getByRole("button", { name: verify.check, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: verify.unknownTitle }).waitFor();
    await page.getByText(verify.unknown).waitFor();
    stranger.noise.splice(0); // and the 404
    await sound();
  },
);

test.each(languages)(
  "in %s on a %s, a holder takes the certificate as PDF and picture, and prints one sheet without the page around it",
  async (language, screen, theme) => {
    const { certification, frame, proof } = wordsIn(language);
    const holder = await someone(site, { language, screen, theme });
    const { page } = holder;
    await signIn(holder, "supervisor@demo.rung", language);
    await page.goto("/learn");
    await page.getByRole("link", { name: certification.open }).first().click();
    await page.getByRole("heading", { level: 1, name: certification.certificate.heading }).waitFor();
    await expectSound(holder);
    for (const [format, begins] of [
      ["pdf", "%PDF-"],
      ["png", "\x89PNG"],
    ] as const) {
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: proof.certificate[format], exact: true }).click()]);
      expect(file.suggestedFilename()).toBe(`certificate-${certificateOf(site, "10348").serial}.${format}`);
      expect(
        readFileSync(await file.path())
          .toString("latin1")
          .slice(0, begins.length),
      ).toBe(begins);
    }
    await page.emulateMedia({ media: "print", colorScheme: theme });
    await page.getByText(certification.certificate.certifies).waitFor();
    for (const around of [page.getByRole("navigation").first(), page.getByRole("button", { name: frame.print, exact: true })])
      expect(await around.isVisible()).toBe(false);
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  },
);

/** A page that is refused says so, leads home, and tells nothing of whom it is about. */
async function expectRefused(one: Someone, language: "en" | "zh", path: string, about: string) {
  const { errors } = wordsIn(language);
  const status = String((await one.page.goto(path))!.status());
  expect(["403", "404"], path).toContain(status);
  await one.page.getByRole("heading", { level: 1, name: errors.titles[status]! }).waitFor();
  await one.page.getByText(errors.sentences[status]!).waitFor();
  await one.page.getByRole("link", { name: errors.home }).waitFor();
  const { name, otherName } = holderOf(about);
  const sent = await one.page.content();
  for (const secret of [name, otherName, about]) if (secret) expect(sent, path).not.toContain(secret);
  one.noise.splice(0); // the browser names the refused page
  await expectSound(one);
}

test.each([
  ["en", "desktop", "supervisor@demo.rung"],
  ["zh", "phone", "learner2@demo.rung"],
] as const)("in %s on a %s, what belongs to people of another team is refused to %s with a sentence", async (language, screen, account) => {
  const visitor = await someone(site, { language, screen });
  await signIn(visitor, account, language);
  const [member, manager] = ["11566", "10634"];
  const { serial } = certificateOf(site, member);
  const id = personWith(site, member);
  for (const path of [`/team/${id}`, `/certificates/${serial}`, `/hr/people/${id}/record`, `/hr/certificates/${serial}`])
    await expectRefused(visitor, language, path, member);
  await expectRefused(visitor, language, `/team/${personWith(site, manager)}`, manager);
});

test("whoever guesses many numbers is made to wait and told for how long, in either language, also for a number that exists", async () => {
  const stranger = await someone(site);
  let guessed = 0;
  const guess = () => stranger.page.request.get(`/verify/${String(++guessed).padStart(26, "0")}`);
  await expect.poll(async () => (await guess()).status(), { timeout: 30_000, interval: 10 }).toBe(429);
  expect(guessed).toBeGreaterThan(5); // a company's door may have one address for everybody
  changeIn(site, "update throttles set failures = 30 where key like 'verify:%'"); // the waits double; nobody sits them out here
  for (const language of ["en", "zh"] as const) {
    const { verify } = wordsIn(language).certification;
    const one = await someone(site, { language });
    const answer = await one.page.goto(`/verify/${certificateOf(site, HOLDERS.valid).serial}`);
    expect(answer!.status()).toBe(429);
    await one.page.getByRole("heading", { level: 1, name: verify.slowedTitle }).waitFor();
    const seconds = Number(answer!.headers()["retry-after"]);
    await one.page.getByText(verify.slowed(seconds)).waitFor();
    one.noise.splice(0); // the browser names the refused page
    await expectSound(one);
  }
});
