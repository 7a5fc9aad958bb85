import { expect, test } from "vitest";
import { firstAdministratorLink } from "~/people/first-administrator.server";
import { visitorOf } from "~/people/sessions.server";
import { action } from "~/routes/first-sign-in.$token/route";
import type { Store } from "~db/store";
import { departments, people } from "~db/tables/people";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post } from "../support/visit";

const now = new Date("2026-11-21T08:00:00Z");
const library = smallLibrary();
const link = (store: Store) => firstAdministratorLink(store, { origin: "https://training.example.com", company: library.company }, now);
const use = (store: Store, address: string) => {
  const token = address.split("/").at(-1)!;
  const form = { newPassword: "lamp harbour seven", repeatPassword: "lamp harbour seven" };
  return post({ store, library, now }, null, action, `/first-sign-in/${token}`, form, { token });
};

test("an empty production database gets one administrator, and a fresh link at each start until somebody has used one", async () => {
  const store = await freshStore();
  const first = await link(store);
  expect(first).toMatch(/^https:\/\/training\.example\.com\/first-sign-in\/[0-9a-z-]{34}$/);
  const second = await link(store);
  expect(second).not.toBe(first);
  expect(await store.read.select().from(people)).toHaveLength(1);
  expect((await store.read.select().from(departments)).map(({ name, otherName }) => [name, otherName])).toEqual([["海松", "Harbour & Pine"]]);

  expect((await use(store, first!)).data.state).toBe("withdrawn");
  const entered = await use(store, second!);
  const session = /rung-session=([^;]+)/.exec(entered.headers.getSetCookie().join("\n"))?.[1];
  expect((await visitorOf(store, session, now))?.roles).toEqual(["admin"]);
  expect(await link(store)).toBeNull();
});

test("a database that has people gets no administrator made for it", async () => {
  const store = await freshStore();
  await makePerson(store);
  expect(await link(store)).toBeNull();
  expect(await store.read.select().from(people)).toHaveLength(1);
});
