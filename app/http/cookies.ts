import type { AppLoadContext } from "@remix-run/node";

type Cookie = "session" | "language" | "theme" | "toast" | "browser" | "turn";

/** Under HTTPS every cookie carries the `__Host-` prefix, so that no other host or path can set it. */
const nameOf = (cookie: Cookie, secure: boolean) => `${secure ? "__Host-" : ""}rung-${cookie}`;
const isSecure = (origin: string) => origin.startsWith("https://");

export function readCookie(header: string | undefined, cookie: Cookie, origin: string): string | undefined {
  const wanted = nameOf(cookie, isSecure(origin));
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === wanted) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** A Set-Cookie value. Values are tokens of `[A-Za-z0-9_-]`; `days` 0 removes the cookie. */
export function writeCookie(context: Pick<AppLoadContext, "origin">, cookie: Cookie, value: string, days: number): string {
  const secure = isSecure(context.origin);
  return [
    `${nameOf(cookie, secure)}=${value}`,
    "Path=/",
    `Max-Age=${Math.round(days * 86_400)}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(secure ? ["Secure"] : []),
  ].join("; ");
}

/** The cookies of a browser that has just signed in; it stays known for the next time. */
export const signedInCookies = (context: Pick<AppLoadContext, "origin">, { token, browser }: { token: string; browser: string }) => [
  writeCookie(context, "session", token, 90),
  writeCookie(context, "browser", browser, 400),
  writeCookie(context, "turn", "", 0),
];
