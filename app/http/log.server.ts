import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { accessFor } from "./access";

/** One JSON line per request. The path is the pattern of the access table, so that no name, number or token is ever logged. */
export const logRequests =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const started = process.hrtime.bigint();
    const path = request.path;
    response.on("close", () => {
      const ms = Math.round(Number(process.hrtime.bigint() - started) / 1e5) / 10;
      log.info({
        id: response.locals.requestId,
        method: request.method,
        path: accessFor(path)?.path ?? (path.startsWith("/assets/") ? "/assets" : "other"),
        status: response.statusCode,
        ms,
      });
    });
    next();
  };
