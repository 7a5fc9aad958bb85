import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type Request, type Response } from "express";
import type { Logger } from "pino";
import type { LibrarySource } from "~/content/source.server";
import type { Settings } from "~db/settings";
import type { Store } from "~db/store";
import { pagePath } from "./access";
import { withAnswerLane } from "./answer-lane.server";
import { precompressed } from "./assets.server";
import { contextFor } from "./context.server";
import { guarded } from "./guard.server";
import { securityHeaders } from "./headers.server";
import { health } from "./health.server";
import { limitBody } from "./limits.server";
import { logRequests } from "./log.server";
import { exceptOneClick } from "./one-click.server";
import { sameOriginOnly } from "./origin.server";
import { refusePlainly } from "./plain-refusal.server";

export type House = { settings: Settings; store: Store; source: LibrarySource; log: Logger };
type Middleware = (app: Express) => void;

/** The listener: everything between the socket and the pages. `assets` serves the browser's files. */
export function listenerFor(house: House, build: ServerBuild | (() => Promise<ServerBuild>), assets: Middleware): Server {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", house.settings.TRUST_PROXY ? 1 : false);
  app.set("etag", false);
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(18).toString("base64url");
    response.locals.requestId = randomUUID();
    next();
  });
  app.use(logRequests(house.log));
  app.use(securityHeaders(house.settings));
  health(app, house.store);
  assets(app);
  app.use(refuseOddRequests);
  app.use(exceptOneClick(sameOriginOnly(house.settings)));
  app.use(limitBody);
  app.use(
    compression({
      filter: (request, response) => !String(response.getHeader("Content-Type")).startsWith("text/event-stream") && compression.filter(request, response),
    }),
  );
  // Made once: the handler works out its routes anew each time it is made, which would cost more than most pages.
  const answer = createRequestHandler({
    build: typeof build === "function" ? async () => guarded(await build()) : build,
    getLoadContext: (_request, response) => response.locals.context as AppLoadContext,
  });
  app.all("*", async (request: Request, response: Response) => {
    const fail = (error: unknown) => {
      house.log.error({ id: response.locals.requestId, error: error instanceof Error ? error.stack : String(error) }, "request failed");
      if (!response.headersSent) refusePlainly(request, response, 500);
      else response.destroy();
    };
    try {
      const context = await contextFor(house, request, response);
      response.locals.context = context;
      nameHost(request, context.origin);
      if (context.toast && isDocument(request)) response.append("Set-Cookie", context.clearToast);
      await answer(request, response, fail);
    } catch (error) {
      fail(error);
    }
  });

  // A connection at rest is kept longer than proxies and browsers keep theirs (nginx: 60 s): who closes first must not be us, or what was just sent is lost.
  const server = createServer(
    { connectionsCheckingInterval: 2_000, headersTimeout: 20_000, requestTimeout: 60_000, keepAliveTimeout: 75_000 },
    withAnswerLane(house, app),
  );
  server.maxHeadersCount = 100;
  return server;
}

/** The files of the built client, precompressed, and those of public/. */
export const builtAssets =
  (folder: string): Middleware =>
  (app) => {
    app.use("/assets", precompressed(join(folder, "assets"), { immutable: true }));
    app.use(precompressed(folder, { immutable: false }));
  };

const isDocument = (request: Request) => request.method === "GET" && !request.path.endsWith(".data") && (request.headers.accept ?? "").includes("text/html");

/**
 * `Origin` has been judged. The framework compares it again with the host it was asked for, and would fail where a proxy in
 * between names another one, or a caller makes one up.
 */
function nameHost(request: Request, origin: string) {
  request.headers.host = new URL(origin).host;
  delete request.headers["x-forwarded-host"];
}

/** What no page of ours could have sent: other methods, broken escapes, over-long addresses. */
function refuseOddRequests(request: Request, response: Response, next: () => void) {
  if (!["GET", "HEAD", "POST"].includes(request.method)) return refusePlainly(request, response, 405);
  if (request.url.length > 8_000) return refusePlainly(request, response, 400);
  if (!URL.canParse(`http://${request.headers.host}`)) return refusePlainly(request, response, 400);
  let path: string;
  try {
    path = decodeURIComponent(pagePath(request.path));
  } catch {
    return refusePlainly(request, response, 400);
  }
  if (request.url.startsWith("//") || request.path.includes("\\") || path.includes("\0")) return refusePlainly(request, response, 400);
  next();
}
