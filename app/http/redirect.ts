import { type AppLoadContext, redirect } from "@remix-run/node";
import type { Toast } from "~/locale/en/toasts";
import { writeCookie } from "./cookies";

/** Only a path of our own may be gone to: no other host, no `//`, no backslash, no scheme. */
export const ownPath = (path: unknown, otherwise = "/"): string =>
  typeof path === "string" && path.length < 2000 && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(path) ? path : otherwise;

/** After something was done: to the page, with a short confirmation shown there once. */
export function done(context: AppLoadContext, path: string, toast?: Toast, cookies: string[] = []) {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  if (toast) headers.append("Set-Cookie", writeCookie(context, "toast", toast, 1 / 2880));
  return redirect(ownPath(path), { status: 303, headers });
}
