import { beforeAll, expect, test } from "vitest";
import { compile } from "~/content/compile";
import { loader as score } from "~/routes/performances.$id_.score/route";
import { loader } from "~/routes/phrases/route";
import { shippedFiles } from "../support/library";
import { phrasesYaml } from "../support/phrases";
import { planned, type RolePlayWorld, rolePlayWorld } from "../support/role-play";
import { visit } from "../support/visit";

let world: RolePlayWorld;
beforeAll(async () => {
  const { library } = compile({ ...(await shippedFiles()), "phrases.yaml": phrasesYaml });
  world = await rolePlayWorld(library);
});

const look = (query = "", language?: "en" | "zh") => visit(world, world.learner, loader, `/phrases${query}`, {}, language);
const ids = (data: { moments: { phrases: { id: string }[] }[] }) => data.moments.flatMap(({ phrases }) => phrases.map(({ id }) => id));

test("everybody signed in reads all phrases by moment, in their language", async () => {
  const { status, data } = await look("", "zh");
  expect(status).toBe(200);
  expect(data.moments.map(({ title }: { title: string }) => title)).toEqual(["客人进门", "说“不行”"]);
  expect(ids(data)).toEqual(["greet-at-once", "offer-seat", "what-i-can-do"]);
  expect((await visit(world, null, loader, "/phrases")).status).toBe(401);
});

test("a search shows the phrases that fit, in either language, and the moments they belong to", async () => {
  const { data } = await look(`?q=${encodeURIComponent("ＰＯＬＩＣＹ")}`, "zh");
  expect(data).toMatchObject({ q: "ＰＯＬＩＣＹ", moments: [{ id: "saying-no", phrases: [{ never: "“公司规定不行。”" }] }] });
  expect(ids((await look(`?q=${encodeURIComponent("马上")}`)).data)).toEqual(["greet-at-once"]);
});

test("a search that finds nothing says so with what was typed, and an empty one shows all", async () => {
  expect((await look("?q=bicycle")).data).toMatchObject({ q: "bicycle", moments: [] });
  expect(ids((await look("?q=%20%20")).data)).toHaveLength(3);
});

test("what cannot be searched for is refused with a sentence, and the phrases stay in sight", async () => {
  for (const query of [`?q=${"x".repeat(101)}`, "?q=a&q=b"]) {
    const { status, data } = await look(query);
    expect(status, query).toBe(422);
    expect(data.error, query).toEqual(expect.any(String));
    expect(ids(data)).toHaveLength(3);
  }
});

test("a trainer has the phrases on the scoring page itself", async () => {
  const performance = await planned(world);
  const { data } = await visit(world, world.trainer, score, `/performances/${performance.id}/score`, { id: performance.id }, "zh");
  expect(ids({ moments: data.phrases })).toEqual(["greet-at-once", "offer-seat", "what-i-can-do"]);
});
