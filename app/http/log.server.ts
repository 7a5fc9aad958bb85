import type { ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { accessFor } from "./access";

/** One JSON line per request. The path is the pattern of the access table, so that no name, number or token is ever logged. */
export const logRequests =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    noteAnswered(log, request.path, { method: request.method, id: String(response.locals.requestId), started: process.hrtime.bigint() }, response);
    next();
  };

/** Writes the line of one request as soon as its answer has gone out, or nobody is left to take it. */
export function noteAnswered(log: Logger, path: string, about: { method: string; id: string; started: bigint }, response: ServerResponse) {
  response.on("close", () =>
    log.info({
      id: about.id,
      method: about.method,
      path: accessFor(path)?.path ?? (path.startsWith("/assets/") ? "/assets" : "other"),
      status: response.statusCode,
      ms: Math.round(Number(process.hrtime.bigint() - about.started) / 1e5) / 10,
    }),
  );
}
