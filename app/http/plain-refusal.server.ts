import type { Request, Response } from "express";
import { catalogues, type Words } from "~/locale/catalogues";
import { langTag, languageFor } from "~/locale/language";
import { readCookie } from "./cookies";

/** A refusal before any page is reached: one small page in the person's language, or one line of text for a script. */
export function refusePlainly(request: Request, response: Response, status: number, sentence?: (words: Words) => string) {
  const cookie = readCookie(request.headers.cookie, "language", "http://") ?? readCookie(request.headers.cookie, "language", "https://");
  const language = languageFor([cookie], request.headers["accept-language"]);
  const words = catalogues[language];
  const title = words.errors.titles[String(status)] ?? words.errors.titles["500"];
  const text = sentence?.(words) ?? words.errors.sentences[String(status)] ?? "";
  response.status(status);
  response.setHeader("Cache-Control", "no-store");
  if (!(request.headers.accept ?? "").includes("text/html")) {
    response.type("text/plain").send(`${title}. ${text}\n`);
    return;
  }
  const nonce = String(response.locals.nonce);
  response
    .type("html")
    .send(
      `<!doctype html><html lang="${langTag(language)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>` +
        `<style nonce="${nonce}">:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.25rem}</style>` +
        `<main><h1>${title}</h1><p>${text}</p><p><a href="/">${words.errors.home}</a></p></main></html>`,
    );
}
