import type { NextFunction, Request, Response } from "express";
import { refusePlainly } from "./plain-refusal.server";

/** The most a form may send, in bytes: far above any real form, far below what would slow others. */
const LARGEST = 2_000_000;

/** Pages that take whole files, in bytes. */
const LARGER: Record<string, number> = { "/hr/people/import": 9_000_000 };

/** Refuses a body that is too large, or that does not say how large it is: every browser's form does, and the parser holds it to that. */
export function limitBody(request: Request, response: Response, next: NextFunction) {
  if (request.method === "GET" || request.method === "HEAD") return next();
  const length = request.headers["content-length"];
  if (request.headers["transfer-encoding"] === undefined && Number(length ?? 0) <= (LARGER[request.path] ?? LARGEST)) return next();
  response.setHeader("Connection", "close");
  refusePlainly(request, response, length === undefined ? 411 : 413);
  request.resume();
}
