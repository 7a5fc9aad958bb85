import type { AppLoadContext } from "@remix-run/node";
import type { Device } from "~/people/sign-in.server";
import { readCookie } from "./cookies";

/** The browser a request comes from, as signing in needs to know it. */
export function deviceFrom(context: AppLoadContext, request: Request): Device {
  const cookie = (name: "browser" | "turn") => readCookie(request.headers.get("Cookie") ?? undefined, name, context.origin);
  return {
    userAgent: request.headers.get("User-Agent") ?? "",
    address: context.address,
    browser: cookie("browser"),
    turn: cookie("turn"),
    leaving: context.visitor,
  };
}
