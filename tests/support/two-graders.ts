import { putRulesInForce } from "~/certification/rules-in-force.server";
import { hashPassword, setPassword } from "~/people/passwords.server";
import type { Visitor } from "~/people/visitor";
import { groupMemberships, sessions } from "~db/tables/people";
import type { performances } from "~db/tables/role-plays";
import { makePerson } from "./people";
import { at, password, planned, type RolePlayWorld, rolePlayWorld, scoredAndSigned } from "./role-play";

export type Row = typeof performances.$inferSelect;
/** Maria grades beside the group's trainer. Chen trains the same group, Guan is a trainer elsewhere, and HR is HR. */
export type GradersWorld = RolePlayWorld & { chen: Visitor; guan: Visitor; hr: Visitor; performance: Row };

export async function gradersWorld(): Promise<GradersWorld> {
  const world = await rolePlayWorld();
  const chen = await makePerson(world.store, { name: "陈思远", otherName: "Chen Siyuan", roles: ["trainer"] });
  const guan = await makePerson(world.store, { name: "关晴", otherName: "Guan Qing", roles: ["trainer"] });
  const hr = await makePerson(world.store, { name: "何静", otherName: "He Jing", roles: ["hr"] });
  const hash = await hashPassword(password);
  await world.store.tx(async (w) => {
    await w.insert(groupMemberships).values({ groupId: "east", personId: chen.personId, part: "trainer", fromOn: "2026-01-01" });
    for (const { personId, sessionId } of [chen, guan]) {
      await setPassword(w, personId, hash, at("2026-01-01"));
      const seen = { startedAt: at("2026-01-01"), seenAt: at("2026-11-21"), userAgent: "test", address: "127.0.0.1" };
      await w.insert(sessions).values({ id: sessionId, personId, ...seen });
    }
  });
  await putRulesInForce(world.store, world.library, world.now);
  return { ...world, chen, guan, hr, performance: await planned(world, { secondGrader: world.otherTrainer.personId }) };
}

type Change = Record<string, string | string[]>;
/** The planning trainer and Maria score and sign, in this order: fours throughout unless changed. */
export async function bothSign(world: GradersWorld, first: Change = {}, second: Change = {}) {
  await scoredAndSigned(world, world.performance, first);
  return scoredAndSigned(world, world.performance, second, world.otherTrainer);
}

/** Two levels apart on tone: 4.00 and 3.80. */
export const apart: [Change, Change] = [{}, { "level.tone": "2", "note.tone": "Flat at the start." }];
