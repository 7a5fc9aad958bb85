import type { ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { destination, type Logger, pino } from "pino";
import { accessFor } from "./access";

/** How long a line may wait for others, in milliseconds: writing each by itself costs more than answering some requests. */
const GATHERED_FOR = 200;

/** The log, written to a file descriptor. A line that tells of a failure is written at once, and all are when the process ends. */
export function logTo(descriptor: number, level: string): Logger {
  const out = destination({ dest: descriptor, sync: false, minLength: 8_192, periodicFlush: GATHERED_FOR });
  const log = pino(
    {
      level,
      base: null,
      hooks: {
        logMethod(args, method, severity) {
          method.apply(this, args);
          if (severity >= pino.levels.values.error!) out.flushSync();
        },
      },
    },
    out,
  );
  return log;
}

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
