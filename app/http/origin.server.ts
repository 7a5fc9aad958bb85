import type { Request, RequestHandler } from "express";
import type { Settings } from "~db/settings";
import { refusePlainly } from "./plain-refusal.server";

/** Scheme and host that people use: `BASE_URL`, or in the demo whatever host was asked. */
export const originOf = (settings: Settings, request: Request): string =>
  settings.BASE_URL ? new URL(settings.BASE_URL).origin : `${request.protocol}://${request.headers.host ?? "localhost"}`;

/** A write is accepted only from a page of our own: `Origin` must be there and be ours. */
export function sameOriginOnly(settings: Settings): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    if (request.headers.origin === originOf(settings, request)) return next();
    refusePlainly(request, response, 403, (words) => words.replies.origin);
  };
}
