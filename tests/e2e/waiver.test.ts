import { beforeAll, expect, test } from "vitest";
import { addDays, dayIn, formatDay } from "~/locale/day";
import { expectSound, type Someone, signIn, someone } from "../support/browser";
import { shippedLibrary } from "../support/library";
import { personWith } from "../support/shortcuts";
import { type Site, startSite } from "../support/site";
import { certificateOf } from "../support/site-rows";
import { wordsIn } from "./steps";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

const press = ({ page }: Someone, name: string) => page.getByRole("button", { name, exact: true }).click();

/** HR puts somebody on the executives' course, who holds nothing of what it rests on: as one who comes from another house. */
async function assignToTop(hr: Someone, language: "en" | "zh", staffNumber: string) {
  const { assigning: words } = wordsIn(language);
  const course = (await shippedLibrary()).courses.get("prairie-fire-plan")!;
  await hr.page.goto("/hr/assignments/new");
  await hr.page.getByLabel(words.new.course).selectOption(course.id);
  await hr.page.getByLabel(words.new.people).fill(staffNumber);
  await press(hr, words.new.look);
  await press(hr, words.new.assign);
  await hr.page.waitForURL(/\/hr\/assignments$/);
}

test.each([
  ["en", "desktop", true, "newhire@demo.rung", "11940", "  ", "Ten years at the counter of another house."],
  ["zh", "phone", false, "learner2@demo.rung", "11873", "　", "在同行门店做过十年柜台。"],
] as const)(
  "in %s on a %s (scripts: %s), HR waives a certificate only with a written reason, the learner sees the condition and its day, and the record names who and why",
  async (language, screen, script, account, staffNumber, nothing, reason) => {
    const { exceptions, path, record, frame } = wordsIn(language);
    const library = await shippedLibrary();
    const [needed, towards] = ["service-supervisor", "service-leadership"].map((id) => library.certifications.get(id)!.title[language]) as [string, string];
    const hr = await someone(site, { language, screen, script });
    const sound = (one: Someone) => (script ? expectSound(one) : undefined);
    await signIn(hr, "hr@demo.rung", language);
    await assignToTop(hr, language, staffNumber);

    await hr.page.goto(`/hr/people/${personWith(site, staffNumber)}/record`);
    await hr.page.getByRole("link", { name: exceptions.open, exact: true }).click();
    const waivers = hr.page.getByRole("region", { name: exceptions.waivers });
    await waivers.getByRole("heading", { name: exceptions.without(needed, towards) }).waitFor();
    await sound(hr);
    const field = waivers.getByLabel(exceptions.reason, { exact: true });
    await field.fill(nothing);
    await press(hr, exceptions.waive);
    await waivers.getByRole("alert").first().waitFor();
    expect([await field.getAttribute("aria-invalid"), await field.inputValue()]).toEqual(["true", nothing]);
    hr.noise.splice(0); // the browser names the refused form
    await sound(hr);
    await field.fill(reason);
    await press(hr, exceptions.waive);
    const dueOn = formatDay(addDays(dayIn(library.zone, new Date()), 90), language);
    await waivers.getByText(exceptions.running(dueOn)).waitFor();
    await waivers.getByText(reason).waitFor();
    expect(await waivers.getByRole("button", { name: exceptions.waive, exact: true }).count()).toBe(0);
    await sound(hr);

    const learner = await someone(site, { language, screen, script });
    await signIn(learner, account, language);
    await learner.page.goto("/learn");
    const section = learner.page.getByRole("region", { name: new RegExp(`^${frame.tier.executive}`) });
    await section.locator("summary").first().click();
    const rung = section.getByRole("listitem").filter({ hasText: path.rung.certificate(needed) });
    await rung.getByText(path.rung.certificateWaived(dueOn)).waitFor();
    const complaint = library.certifications.get("frontline-service")!.requirements.find(({ id }) => id === "role-play-complaint")!;
    if (complaint.kind === "role-play")
      await section
        .getByRole("listitem")
        .filter({ hasText: path.rolePlay.title(complaint.title[language]) })
        .waitFor();
    await sound(learner);
    for (const [one, at] of [
      [learner, "/record"],
      [hr, `/hr/people/${personWith(site, staffNumber)}/record`],
    ] as const) {
      await one.page.goto(at);
      const fact = one.page
        .getByRole("region", { name: record.facts })
        .getByRole("listitem")
        .filter({ hasText: record.fact.waived(needed, towards) });
      for (const text of [reason, record.fact.waivedUntil(dueOn), language === "zh" ? "沈佳宁" : "Shen Jianing"]) await fact.getByText(text).waitFor();
      await sound(one);
    }
  },
);

test.each([
  ["en", "phone", true, "supervisor@demo.rung", "10348", "On parental leave."],
  ["zh", "desktop", false, "executive@demo.rung", "10024", "正在休育儿假。"],
] as const)(
  "in %s on a %s (scripts: %s), HR gives one person more time with a reason: the new day stands for HR, the holder and a stranger, the reason not for the stranger",
  async (language, screen, script, account, staffNumber, reason) => {
    const { certification, life, record } = wordsIn(language);
    const { serial, personId, expiresOn } = certificateOf(site, staffNumber);
    const [was, until] = [formatDay(expiresOn, language), addDays(expiresOn, 75)];
    const hr = await someone(site, { language, screen, script });
    const sound = (one: Someone) => (script ? expectSound(one) : undefined);
    await signIn(hr, "hr@demo.rung", language);
    await hr.page.goto(`/hr/people/${personId}/record`);
    await hr.page.locator(`a[href='/hr/certificates/${serial}']`).click();
    const form = hr.page.getByRole("region", { name: life.extend.title });
    await form.getByText(life.extend.lead(was)).waitFor();
    await form.getByLabel(life.extend.until).fill(until);
    await form.getByLabel(life.extend.reason).fill(" ");
    await press(hr, life.extend.submit);
    await form.getByRole("alert").first().waitFor();
    expect(await form.getByLabel(life.extend.until).inputValue()).toBe(until);
    hr.noise.splice(0); // the browser names the refused form
    await sound(hr);
    await form.getByLabel(life.extend.until).fill(addDays(expiresOn, -1));
    await form.getByLabel(life.extend.reason).fill(reason);
    await press(hr, life.extend.submit);
    await form.getByText(life.extend.shorter(was)).first().waitFor();
    expect(await form.getByLabel(life.extend.reason).inputValue()).toBe(reason);
    hr.noise.splice(0);
    await form.getByLabel(life.extend.until).fill(until);
    await press(hr, life.extend.submit);
    const decision = hr.page.getByRole("region", { name: life.decisions }).getByRole("listitem");
    await decision
      .filter({ hasText: life.extend.moved(was, formatDay(until, language)) })
      .getByText(reason)
      .waitFor();
    await sound(hr);

    const stranger = await someone(site, { language, screen, script });
    await stranger.page.goto(`/verify/${serial}`);
    await stranger.page.getByRole("heading", { name: certification.verify.means.valid }).waitFor();
    await stranger.page.getByText(formatDay(until, language), { exact: true }).waitFor();
    expect(await stranger.page.content()).not.toContain(reason);
    await sound(stranger);

    const holder = await someone(site, { language, screen, script });
    await signIn(holder, account, language);
    await holder.page.goto("/learn");
    await holder.page.getByText(certification.why.extended({ was, expires: formatDay(until, language) })).waitFor();
    await sound(holder);
    await holder.page.goto("/record");
    const later = holder.page.getByRole("link", { name: record.later });
    if (await later.isVisible()) await later.click(); // a long record begins with what happened first
    await holder.page.getByText(reason).waitFor();
  },
);
