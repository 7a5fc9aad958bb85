import { join } from "node:path";
import Database from "better-sqlite3";
import { demoPassword } from "~/people/demo";
import { shippedLibrary } from "./library";
import { personWith } from "./shortcuts";
import { get, postForm, type Site, signInOver } from "./site";

type Form = Record<string, string | string[]>;
/** Pages of role-plays that the demo's story does not lead to, with what stands on them, by the account they are for. */
type RolePlayPages = { newhire: string[]; trainer: string[]; hr: string[] };

/** Lets the demo's two trainers score Lin Yue in every way there is, by the same forms as by hand. */
export async function rolePlayPages(site: Site): Promise<RolePlayPages> {
  const [su, maria, lin] = await Promise.all(["trainer", "trainer2", "newhire"].map((account) => signInOver(site, `${account}@demo.rung`)));
  const library = await shippedLibrary();
  const [person, customer, second] = ["11940", "11531", "10873"].map((number) => personWith(site, number)) as [string, string, string];
  const send = async (cookie: string, path: string, form: Form = {}) => {
    const answer = await postForm(site, path, form, { Cookie: cookie });
    if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    return answer.headers.get("Location")!;
  };
  const read = async (cookie: string, path: string) => (await get(site, path, { Cookie: cookie })).text();
  const fieldIn = (page: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(page)![1]!;

  /** Begins a walk-in on the first variant left. */
  async function start(scenario: string, change: Form = {}): Promise<string> {
    const page = await read(su!, `/grading/new?person=${person}&scenario=${scenario}`);
    const variant = library.scenarios.get(scenario)!.variants.find(({ id }) => page.includes(`value="${id}"`))!.id;
    const today = { day: new Date().toISOString().slice(0, 10), time: "10:00", room: "" };
    const to = await send(su!, "/grading/new", {
      person,
      customer,
      scenario,
      variant,
      ...today,
      towards: "practice",
      secondGrader: "",
      intent: "start",
      ...change,
    });
    return to.split("/")[2]!;
  }
  async function handIn(cookie: string, id: string, change: Form = {}) {
    const page = await read(cookie, `/performances/${id}/score`);
    const levels = Object.fromEntries(library.rubrics.get("service")!.criteria.map((one) => [`level.${one.id}`, "4"]));
    const own = { rubricHash: fieldIn(page, "rubricHash"), writer: "page1", turn: "1", base: fieldIn(page, "base"), intent: "submit" };
    await send(cookie, `/performances/${id}/score`, { ...own, ...levels, ...change });
  }
  async function sign(cookie: string, id: string, change: Form = {}) {
    await handIn(cookie, id, change);
    await send(cookie, `/performances/${id}/sign`, { hash: fieldIn(await read(cookie, `/performances/${id}/sign`), "hash"), password: demoPassword });
  }
  const [flat, weak] = [
    { "level.tone": "2", "note.tone": "Flat at the start." },
    { "level.listening": "2", "note.listening": "Asked again what was said." },
  ];

  const failed = await start("rp01", { towards: "frontline-service" });
  await sign(su!, failed, weak);
  await send(su!, `/performances/${failed}/coaching`, { text: "Say back what you heard, three times tomorrow." });
  const seen = fieldIn(await read(lin!, `/performances/${failed}/appeal`), "seen");
  await send(lin!, `/performances/${failed}/appeal`, { seen, reason: "I did ask for the order number." });
  const corrected = await start("rp01");
  await sign(su!, corrected);
  await send(su!, `/performances/${corrected}/correction`, { reason: "I had mixed up two people." });
  await sign(su!, corrected, { ...flat, writer: "page2", turn: "1" });
  const correcting = await start("rp04");
  await sign(su!, correcting);
  await send(su!, `/performances/${correcting}/correction`, { reason: "A slip of the thumb." });
  const apart = await start("rp04", { secondGrader: second });
  await sign(su!, apart);
  await sign(maria!, apart, flat);
  const waiting = await start("rp05", { secondGrader: second });
  await handIn(su!, await start("rp05"));

  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams(
    Object.entries({
      ...{ kind: "round", look: "1", scenario: "rp10", room: "2", grader: personWith(site, "10416"), second: "", day, time: "09:00", minutes: "15" },
      ...{ changeOver: "5", pause: "", pauseMinutes: "", until: "", observers: "1", towards: "practice" },
    }),
  );
  for (const number of ["11940", "11531", "11943"]) query.append("person", personWith(site, number));
  const preview = await read(su!, `/grading/rounds/new?${query}`);
  const round = await send(su!, `/grading/rounds/new?${query}`, { mark: fieldIn(preview, "mark"), sending: fieldIn(preview, "sending") });

  const database = new Database(join(site.dataDir, "rung.sqlite"), { readonly: true });
  const id = (sql: string, of: string) => database.prepare(sql).pluck().get(of) as string;
  const before = `/performances/${corrected}/scorecards/${id("select id from scorecards where performance_id = ? and supersedes is null", corrected)}`;
  const appeal = `/grading/appeals/${id("select id from appeals where performance_id = ?", failed)}`;
  database.close();
  return {
    newhire: [
      `/performances/${failed}`,
      `/performances/${failed}/appeal`,
      `/performances/${corrected}`,
      before,
      `/performances/${waiting}/self-assessment`,
      "/record",
    ],
    trainer: [
      ...["/grading", "/grading?wait=correction", "/grading?wait=decision&scenario=rp01", "/grading/sign", "/grading/conflicts", "/grading/paper?code=nosuch"],
      ...["/grading/rounds", "/grading/rounds/new", "/grading/rounds/new?kind=circuit", "/grading/rounds/new?look=1", `/grading/rounds/new?${query}`],
      ...[round, `${round}/print`, `/grading/new?person=${person}&scenario=rp01`],
      ...[`/performances/${failed}/coaching`, `/performances/${corrected}`, `/performances/${corrected}/correction`, before],
      ...[`/performances/${correcting}/score`, `/performances/${apart}/decision`, `/performances/${waiting}`, `/performances/${waiting}/grader`],
    ],
    hr: ["/grading/appeals", appeal, `/performances/${apart}/decision`, before],
  };
}
