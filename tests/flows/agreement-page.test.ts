import { expect, test } from "vitest";
import { loader } from "~/routes/grading_.agreement/route";
import { planned, scoredAndSigned } from "../support/role-play";
import { apart, bothSign, gradersWorld } from "../support/two-graders";
import { visit } from "../support/visit";

test("trainers and authors read how far graders agree, by counts; only one's own pairs have a name, and under ten cases nothing is judged", async () => {
  const world = await gradersWorld();
  const figures = async (visitor = world.trainer) => (await visit(world, visitor, loader, "/grading/agreement")).data;
  expect(await figures()).toEqual({ back: { to: "/grading", label: "Grading" }, criteria: [], graders: [] });

  await bothSign(world, {}, { "level.tone": "3" });
  const other = await planned(world, { variant: "one-knob", secondGrader: world.otherTrainer.personId });
  await scoredAndSigned(world, other);
  await scoredAndSigned(world, other, apart[1], world.otherTrainer);
  // The second is not out yet: it needs a decision, and is counted from its release on.
  const shown = await figures();
  expect(shown.criteria).toHaveLength(7);
  expect(shown.criteria.find(({ title }: { title: string }) => title === "Tone")).toMatchObject({ n: 1, exact: 0, withinOne: 1, verdict: "too-few" });
  expect(shown.graders).toMatchObject([{ title: "You and Maria Keller", n: 7, withinOne: 1, verdict: "too-few" }]);

  const third = await planned(world, { variant: "nobody-came", secondGrader: world.otherTrainer.personId });
  await scoredAndSigned(world, third);
  await scoredAndSigned(world, third, {}, world.otherTrainer);
  expect((await figures()).graders).toMatchObject([{ n: 14, verdict: "good" }]);
  const author = { ...world.hr, roles: ["author" as const] };
  expect((await figures(author)).graders).toMatchObject([{ title: "Two other graders (pair 1)" }]);
  expect(JSON.stringify(await figures(author))).not.toMatch(/Keller|Su Xiaolan/);
});
