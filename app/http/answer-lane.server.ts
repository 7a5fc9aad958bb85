import { randomBytes, randomUUID } from "node:crypto";
import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Request, Response } from "express";
import { catalogues } from "~/locale/catalogues";
import { languageFor } from "~/locale/language";
import { visitorOf } from "~/people/sessions.server";
import { callersOf } from "~/people/visitor";
import { LARGEST, replyToSave } from "~/quizzes/save-request.server";
import type { Settings } from "~db/settings";
import { judge } from "./access";
import { readCookie } from "./cookies";
import { securityHeaders } from "./headers.server";
import type { House } from "./listener.server";
import { noteAnswered } from "./log.server";

const PATH = /^\/attempts\/([A-Za-z0-9_-]{1,64})\/responses$/;

/**
 * Answers one request before Express and Remix see it: the page's script saving one answer. A class in its quiz sends hardly
 * anything else, and the way through both costs ten times what the saving does. Whatever is not plainly in order (no session,
 * another origin, not JSON, too long) goes on to the pages, which refuse it as they refuse everything.
 */
export function withAnswerLane(house: House, pages: RequestListener): RequestListener {
  const headers = headersOnce(house.settings);
  return (request, response) => {
    if (request.method === "HEAD" && request.url === "/healthz") return beat(headers, response);
    const path = request.method === "POST" ? PATH.exec(request.url ?? "") : null;
    if (!path || !isOrdinary(request, house.settings)) return pages(request, response);
    void answer(house, headers, path[1]!, request, response, pages);
  };
}

/** Every open attempt asks this every few seconds, to notice a lost connection: nothing is looked up, and nothing logged. */
function beat(headers: [string, string][], response: ServerResponse) {
  for (const [name, value] of headers) response.setHeader(name, value);
  response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" }).end();
}

async function answer(
  house: House,
  headers: [string, string][],
  attemptId: string,
  request: IncomingMessage,
  response: ServerResponse,
  pages: RequestListener,
) {
  const { settings, store, source, log } = house;
  const id = randomUUID();
  const started = process.hrtime.bigint();
  try {
    const origin = request.headers.origin!;
    const now = new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000);
    const visitor = await visitorOf(store, readCookie(request.headers.cookie, "session", origin), now);
    if (!visitor || judge(request.url!, "POST", callersOf(visitor)) !== "allowed") return pages(request, response);

    noteAnswered(log, request.url!, { method: "POST", id, started }, response);
    const language = languageFor([visitor.language, readCookie(request.headers.cookie, "language", origin)], request.headers["accept-language"]);
    const around = { store, library: source.current(), words: catalogues[language], now, personId: visitor.personId };
    const { status, body } = await replyToSave(around, attemptId, parsed(await textOf(request)));
    for (const [name, value] of headers) response.setHeader(name, value);
    const text = JSON.stringify(body);
    response.writeHead(status, { "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(text), "Cache-Control": "no-store" });
    response.end(text);
  } catch (error) {
    if (request.destroyed && !request.complete) return; // who asked has hung up in the middle
    log.error({ id, error: error instanceof Error ? error.stack : String(error) }, "request failed");
    response.writeHead(500).end();
  }
}

/** From one of our own pages, JSON, of a length that is said and small. Behind a proxy without `BASE_URL` the pages tell the origin. */
function isOrdinary({ headers }: IncomingMessage, { BASE_URL, TRUST_PROXY }: Settings): boolean {
  if (!BASE_URL && TRUST_PROXY) return false;
  const own = BASE_URL ? new URL(BASE_URL).origin : `http://${headers.host}`;
  const length = Number(headers["content-length"]);
  return (
    headers.origin === own &&
    headers["transfer-encoding"] === undefined &&
    length > 0 &&
    length <= LARGEST &&
    headers["content-type"]?.startsWith("application/json") === true
  );
}

function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
    request.on("error", reject);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The security headers every answer has, worked out once: they only vary by the nonce of scripts, and JSON holds none. */
function headersOnce(settings: Settings): [string, string][] {
  const blank = new ServerResponse(new IncomingMessage(new Socket()));
  Object.assign(blank, { locals: { nonce: randomBytes(18).toString("base64url") } });
  securityHeaders(settings)({} as Request, blank as unknown as Response, () => undefined);
  return Object.entries(blank.getHeaders()).map(([name, value]) => [name, String(value)]);
}
