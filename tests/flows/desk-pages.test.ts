import { expect, test } from "vitest";
import { paperCode } from "~/role-plays/paper";
import { placeFrom, written } from "~/role-plays/place";
import { loader as desk } from "~/routes/grading/route";
import { loader as sheets } from "~/routes/grading_.paper/route";
import { loader as rounds } from "~/routes/grading_.rounds._index/route";
import { groupMemberships } from "~db/tables/people";
import { corrections, performanceGraders, performances, rounds as roundRows, scorecards } from "~db/tables/role-plays";
import { makePerson } from "../support/people";
import { planned, type RolePlayWorld, rolePlayWorld, scoredAndSigned } from "../support/role-play";
import { type Answer, visit } from "../support/visit";

test("a desk with more than it shows leads to the rest of each list, in order, with nothing twice and nothing left out", async () => {
  const world = await rolePlayWorld();
  const first = await planned(world, { towards: "practice" });
  const ids = Array.from({ length: 60 }, (_, n) => `zzzzzzzzzzzzzzzzzzzzzz${String(n).padStart(4, "0")}`);
  await world.store.tx(async (w) => {
    for (const [n, id] of ids.entries()) {
      await w.insert(performances).values({ ...first, id, scheduledAt: new Date(first.scheduledAt.getTime() + Math.floor(n / 3) * 60_000) });
      await w
        .insert(performanceGraders)
        .values({ performanceId: id, personId: world.trainer.personId, assignedBy: world.trainer.personId, assignedAt: world.now });
    }
  });
  const seen: string[] = [];
  let to: string | null = "/grading";
  for (let page = 0; to && page < 10; page++) {
    const { data } = await visit(world, world.trainer, desk, to);
    seen.push(...data.toScore.map(({ id }: { id: string }) => id));
    to = data.rest.score;
  }
  expect(seen).toEqual([first.id, ...ids]);
  expect((await visit(world, world.trainer, desk, "/grading?wait=score&after=nonsense")).data.toScore[0].id).toBe(first.id);
  expect((await visit(world, world.trainer, desk, "/grading?scenario=rp01")).data).toMatchObject({ toScore: [], rest: { score: null } });
  expect((await visit(world, world.trainer, sheets, `/grading/paper?code=${paperCode(ids.at(-1)!)}`)).location).toBe(`/performances/${ids.at(-1)}/paper`);
  expect((await visit(world, world.trainer, sheets, "/grading/paper")).data.sheets).toHaveLength(61);
});

/** All of a list of the desk, page after page. */
async function wholeOf(world: RolePlayWorld, list: string, restIn: (data: Answer["data"]) => string | null): Promise<string[]> {
  const seen: string[] = [];
  let to: string | null = "/grading";
  for (let page = 0; to && page < 10; page++) {
    const { data } = await visit(world, world.trainer, desk, to);
    expect(data[list].length).toBeLessThanOrEqual(25);
    seen.push(...data[list].map(({ id }: { id: string }) => id));
    to = restIn(data);
  }
  return seen;
}

test("coaching notes to write, corrections to finish and colleagues' late results lead to their rest as well", async () => {
  const world = await rolePlayWorld();
  const first = await planned(world);
  await scoredAndSigned(world, first, { redLine: "false-promise", confirm: "false-promise" });
  const [released] = await world.store.read.select().from(performances);
  const [card] = await world.store.read.select().from(scorecards);
  const numbers = Array.from({ length: 60 }, (_, n) => n);
  const idOf = (kind: string, n: number) => `zz-${kind}-${String(n).padStart(4, "0")}`;
  const before = (n: number) => new Date(world.now.getTime() - (n + 1) * 60_000);
  const learners: string[] = [];
  for (const n of numbers) learners.push((await makePerson(world.store, { name: `学员${n}` })).personId);
  await world.store.tx(async (w) => {
    for (const n of numbers) {
      const staffId = learners[n]!;
      await w.insert(groupMemberships).values({ groupId: "east", personId: staffId, part: "member", fromOn: "2026-01-01" });
      const failed = { ...released!, id: idOf("failed", n), staffId, scheduledAt: before(n + 100), releasedAt: before(n) };
      await w.insert(performances).values(failed);
      await w.insert(scorecards).values({ ...card!, id: idOf("card", n), performanceId: failed.id });
      await w.insert(corrections).values({ id: idOf("correction", n), scorecardId: idOf("card", n), reason: "A slip.", openedAt: before(60 - n) });
      const late = { ...released!, id: idOf("late", n), staffId, scenarioId: "rp01", towards: null, releasedAt: null };
      await w.insert(performances).values({ ...late, scheduledAt: before(10_000 - n) });
      const grader = { personId: world.otherTrainer.personId, assignedBy: world.trainer.personId, assignedAt: world.now };
      await w.insert(performanceGraders).values({ performanceId: idOf("late", n), ...grader });
    }
  });
  expect(await wholeOf(world, "notes", (data) => data.moreNotes)).toEqual([first.id, ...numbers.map((n) => idOf("failed", n))]);
  expect(await wholeOf(world, "corrections", (data) => data.rest.correction)).toEqual(numbers.map((n) => idOf("failed", n)));
  expect(await wholeOf(world, "late", (data) => data.moreLate)).toEqual(numbers.map((n) => idOf("late", n)));
  expect((await visit(world, world.trainer, desk, "/grading?wait=late&scenario=rp04")).data.late).toEqual([]);
  expect((await visit(world, world.trainer, desk, "/grading?wait=note")).data).toMatchObject({ toScore: [], corrections: [], late: [] });
});

test("all rounds are listed, those that are over too, the latest first, and nobody else's", async () => {
  const world = await rolePlayWorld();
  const startsAt = (n: number) => new Date(world.now.getTime() - n * 86_400_000);
  const round = (n: number, plannedBy: string) => ({
    id: `round-${100 + n}`,
    kind: "round" as const,
    startsAt: startsAt(n),
    minutes: 15,
    plannedBy,
    plannedAt: world.now,
    sending: `${n}`,
  });
  await world.store.tx(async (w) => {
    for (let n = 0; n < 30; n++) await w.insert(roundRows).values(round(n, world.trainer.personId));
    await w.insert(roundRows).values(round(40, world.otherTrainer.personId));
  });
  const { data } = await visit(world, world.trainer, rounds, "/grading/rounds");
  const rest = (await visit(world, world.trainer, rounds, data.rest)).data;
  expect([...data.rounds, ...rest.rounds].map(({ id }: { id: string }) => id)).toEqual(Array.from({ length: 30 }, (_, n) => `round-${100 + n}`));
  expect(rest.rest).toBeNull();
});

test("a place in a list is read as it was written, and nonsense is none", () => {
  const place = { at: new Date(1_764_000_000_123), id: "01abc-_9" };
  expect(placeFrom(written(place))).toEqual(place);
  for (const text of [null, "", "x.y", "1.", ".a", "1.a b", "9".repeat(20)]) expect(placeFrom(text)).toBeNull();
});
