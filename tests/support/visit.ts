import type { ActionFunction, AppLoadContext, LoaderFunction } from "@remix-run/node";
import type { Library } from "~/content/library";
import type { LibrarySource } from "~/content/source.server";
import { catalogues } from "~/locale/catalogues";
import { dayIn } from "~/locale/day";
import type { Language } from "~/locale/language";
import type { Visitor } from "~/people/visitor";
import { readSettings } from "~db/settings";
import type { Store } from "~db/store";

export type World = { store: Store; library: Library; now: Date; source?: LibrarySource };
export const origin = "http://rung.test";

/** The load context of a request in a test: what the listener would have found out. */
export function contextOf(world: World, visitor: Visitor | null, language: Language = "en"): AppLoadContext {
  return {
    store: world.store,
    settings: readSettings({}),
    library: world.library,
    source: world.source ?? unchanging(world.library),
    html: new Map(),
    visitor,
    language,
    words: catalogues[language],
    theme: "auto",
    toast: null,
    nonce: "nonce",
    requestId: "request",
    address: "127.0.0.1",
    origin,
    now: world.now,
    zone: world.library.zone,
    today: dayIn(world.library.zone, world.now),
  };
}

/** A source whose files are as they were when the world was made. */
const unchanging = (library: Library): LibrarySource => ({
  current: () => library,
  newest: () => ({ hash: library.hash, files: {}, library, everything: library, drafts: new Set(), faults: [], words: new Map(), edits: [] }),
  shipped: () => ({}),
  refresh: async () => {},
  close: async () => {},
});

export type Answer = { status: number; data: any; location: string | null; headers: Headers };

/** Calls a real loader. What it throws as an answer is an answer here too. */
export const visit = (world: World, visitor: Visitor | null, loader: unknown, path: string, params: Record<string, string> = {}, language?: Language) =>
  answer(() => (loader as LoaderFunction)({ request: new Request(origin + path), params, context: contextOf(world, visitor, language) }));

/** Calls a real action with a form. A list gives several values of one name. */
export function post(
  world: World,
  visitor: Visitor | null,
  action: unknown,
  path: string,
  form: Record<string, string | string[]>,
  params: Record<string, string> = {},
  language?: Language,
) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one);
  const request = new Request(origin + path, { method: "POST", body, headers: { Origin: origin } });
  return answer(() => (action as ActionFunction)({ request, params, context: contextOf(world, visitor, language) }));
}

/** Calls a real action with a form that holds a file, as browsers send it. */
export function upload(
  world: World,
  visitor: Visitor | null,
  action: unknown,
  path: string,
  form: Record<string, string | File>,
  params: Record<string, string> = {},
  language?: Language,
) {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.append(name, value);
  const request = new Request(origin + path, { method: "POST", body, headers: { Origin: origin } });
  return answer(() => (action as ActionFunction)({ request, params, context: contextOf(world, visitor, language) }));
}

async function answer(call: () => unknown): Promise<Answer> {
  let result: unknown;
  try {
    result = await call();
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    result = thrown;
  }
  if (result instanceof Response) {
    const text = await result.text();
    return { status: result.status, data: text, location: result.headers.get("Location"), headers: result.headers };
  }
  const withInit = result as { type?: string; data?: unknown; init?: ResponseInit | null };
  if (withInit?.type === "DataWithResponseInit")
    return { status: withInit.init?.status ?? 200, data: withInit.data, location: null, headers: new Headers(withInit.init?.headers) };
  return { status: 200, data: result, location: null, headers: new Headers() };
}
