import type { Note } from "./channel";

/** A note as plain text, and as a page of the plainest kind, for mail programs. */
export function letterOf({ language, opening, items, closing, stop }: Note): { text: string; html: string } {
  const text = [opening, ...items.map((item) => `${item.text}\n${item.link}`), "-- ", [...closing, `${stop.text}\n${stop.link}`].join("\n")].join("\n\n");
  const html = [
    `<!doctype html><html lang="${language === "zh" ? "zh-Hans" : "en"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>`,
    `<body style="font-family:sans-serif;line-height:1.5;max-width:36em;margin:1em auto;padding:0 1em">`,
    `<p>${escaped(opening)}</p>`,
    ...items.map((item) => `<p><a href="${escaped(item.link)}">${escaped(item.text)}</a></p>`),
    `<hr><p style="font-size:small">${closing.map(escaped).join("<br>")}<br><a href="${escaped(stop.link)}">${escaped(stop.text)}</a></p></body></html>`,
  ].join("\n");
  return { text: `${text}\n`, html };
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign]!);

/** An address so that its holder knows it and nobody else learns it: `l…@example.com`. */
export const hiddenAddress = (address: string): string => address.replace(/^(.)[^@]*/u, "$1…");
