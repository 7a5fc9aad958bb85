import type { NextFunction, Request, Response } from "express";
import { refusePlainly } from "./plain-refusal.server";

/** The most a form may send, in bytes: far above any real form, far below what would slow others. */
const LARGEST = 2_000_000;

/** Refuses a body that says it is too large, and cuts off one that grows too large without saying. */
export function limitBody(request: Request, response: Response, next: NextFunction) {
  if (request.method === "GET" || request.method === "HEAD") return next();
  if (Number(request.headers["content-length"] ?? 0) > LARGEST) {
    response.setHeader("Connection", "close");
    refusePlainly(request, response, 413);
    request.resume();
    return;
  }
  let received = 0;
  request.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > LARGEST) request.destroy();
  });
  request.pause();
  next();
}
