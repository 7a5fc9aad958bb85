import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { accessTable } from "~/http/access";
import type { Question } from "~/quizzes/quiz";
import { shippedFiles, shippedLibrary } from "../support/library";
import { get, postForm, type Site, signInOver, startSite } from "../support/site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

/** Every text in a value, in every language. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What only a marked attempt may say of a question: its reasons, and what it says to each answer. */
function reasonsOf(question: Question): string[] {
  const options = "options" in question ? question.options.map(({ feedback }) => feedback) : [];
  const parts = "parts" in question ? question.parts.map(({ feedback }) => feedback) : [];
  return textsIn([question.explanation, "feedback" in question ? question.feedback : null, options, parts]);
}

/** A piece of an authored text that stands in any page that shows it, however it is written there: letters alone, and long enough to be nothing else. */
const pieceOf = (text: string) =>
  text
    .split(/[^\p{L}\p{N} ，、]+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece.length > (/\p{Script=Han}/u.test(piece) ? 11 : 30))
    .sort((a, b) => b.length - a.length)[0] ?? null;

test("while a quiz is open, nothing a learner can open says why an answer is right, nor asks what was not drawn: no page, no data, no file", {
  timeout: 120_000,
}, async () => {
  const library = await shippedLibrary();
  const quiz = library.modules.get("m04")!.quiz!;
  const all = [...library.modules.values()].flatMap((module) => module.quiz?.questions ?? []);
  const cookie = await signInOver(site, "newhire@demo.rung");
  const attempt = (await postForm(site, "/modules/listening/quiz", {}, { Cookie: cookie })).headers.get("Location")!.split("?")[0]!;
  const modules = [...library.modules.values()];
  const values: Record<string, string[]> = {
    ":slug": modules.map(({ slug }) => slug),
    ":lesson": ["none"],
    ":question": quiz.questions.map(({ id }) => id),
    ":id": [attempt.split("/").at(-1)!, "frontline-exam", "rp04"],
    ":serial": ["R-0000-0000"],
    ":token": ["none"],
  };
  const paths = accessTable
    .filter(({ GET, path }) => GET && !path.startsWith("/content/modules/:slug/"))
    .flatMap(({ path }) =>
      path.split("/").reduce<string[]>((made, part) => made.flatMap((head) => (values[part] ?? [part]).map((one) => `${head}/${one}`)), [""]),
    )
    .map((path) => path.slice(1) || "/");
  const lessons = modules.flatMap(({ slug, lessons }) => lessons.map(({ id }) => `/modules/${slug}/lessons/${id}`));
  const numbered = Array.from({ length: 12 }, (_, place) => `${attempt}?q=${place + 1}`);
  const asked = [...paths, ...lessons, ...numbered].flatMap((path) => {
    const [address, search] = path.split("?");
    return [path, `${address === "/" ? "/_root" : address}.data${search ? `?${search}` : ""}`];
  });

  const answers = new Map<string, string>();
  const drawn = new Set<string>();
  for (const language of ["en", "zh"])
    for (let from = 0; from < asked.length; from += 20)
      await Promise.all(
        asked.slice(from, from + 20).map(async (path) => {
          const answer = await get(site, path, { Cookie: cookie, "Accept-Language": language });
          const text = await answer.text();
          answers.set(`${path} (${language}): ${answer.status}`, text);
          for (const [, id] of text.matchAll(/name="questionId" value="([^"]+)"/g)) drawn.add(id!);
        }),
      );
  for (const file of readdirSync("build/client/assets"))
    if (/\.(js|css)$/.test(file)) answers.set(file, readFileSync(join("build/client/assets", file), "utf8"));
  expect(drawn.size).toBe(12);
  expect([...answers.keys()].filter((key) => key.endsWith(": 200")).length).toBeGreaterThan(150);

  const undrawn = quiz.questions.filter(({ id }) => !drawn.has(id));
  // A reason may say again what a lesson says.
  const taught = Object.entries(await shippedFiles())
    .flatMap(([path, text]) => (/quiz\.yaml$/.test(path) ? [] : [text.replace(/[*_`]/g, "").replace(/\s+/g, " ")]))
    .join("\n");
  const secrets = [...all.flatMap(reasonsOf), ...undrawn.flatMap(({ text }) => textsIn(text))]
    .map(pieceOf)
    .filter((piece) => piece !== null && !taught.includes(piece)) as string[];
  expect(secrets.length).toBeGreaterThan(1_000);
  const whole = [...answers.values()].join("\n");
  const told = secrets.filter((secret) => whole.includes(secret));
  expect(told.map((secret) => [secret, [...answers].find(([, text]) => text.includes(secret))![0]])).toEqual([]);
});
