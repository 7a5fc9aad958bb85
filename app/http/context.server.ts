import type { AppLoadContext } from "@remix-run/node";
import type { Request, Response } from "express";
import { catalogues } from "~/locale/catalogues";
import { dayIn } from "~/locale/day";
import type { Toast } from "~/locale/en/toasts";
import { toasts } from "~/locale/en/toasts";
import { languageFor } from "~/locale/language";
import { visitorOf } from "~/people/sessions.server";
import type { Theme } from "./context";
import { readCookie, writeCookie } from "./cookies";
import type { House } from "./listener.server";
import { originOf } from "./origin.server";

/** Everything a loader or action may need to know about the request, found out once. */
export async function contextFor(house: House, request: Request, response: Response): Promise<AppLoadContext & { clearToast: string }> {
  const { settings, store, source } = house;
  const origin = originOf(settings, request);
  const cookie = (name: "session" | "language" | "theme" | "toast") => readCookie(request.headers.cookie, name, origin);
  const now = new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000);
  const visitor = await visitorOf(store, cookie("session"), now);
  const language = languageFor([visitor?.language, cookie("language")], request.headers["accept-language"]);
  const library = source.current();
  const toast = cookie("toast");
  return {
    store,
    settings,
    library,
    source,
    html: new Map(),
    visitor,
    language,
    words: catalogues[language],
    theme: themeFrom(cookie("theme")),
    toast: toast && Object.hasOwn(toasts, toast) ? (toast as Toast) : null,
    clearToast: writeCookie({ origin }, "toast", "", 0),
    nonce: String(response.locals.nonce),
    requestId: String(response.locals.requestId),
    address: request.ip ?? "",
    origin,
    now,
    zone: library.zone,
    today: dayIn(library.zone, now),
  };
}

const themeFrom = (value: string | undefined): Theme => (value === "light" || value === "dark" ? value : "auto");
