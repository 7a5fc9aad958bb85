import { createTransport } from "nodemailer";
import type { Settings } from "~db/settings";
import type { Channel, Note, Trouble } from "./channel";
import { letterOf } from "./letter";

type Server = Pick<Settings, "SMTP_URL" | "BASE_URL" | "PORT">;

/** Where people find the pages that letters lead to. */
export const originFor = ({ BASE_URL, PORT }: Pick<Settings, "BASE_URL" | "PORT">): string =>
  BASE_URL ? new URL(BASE_URL).origin : `http://localhost:${PORT}`;

/**
 * Mail by the server of SMTP_URL. `?from=` in it names the sender; without it that is the account, where it is an address, else
 * `rung@` the host people use. `patience`: how long each step of the server may take, in milliseconds.
 */
export function mailChannel(settings: Server, patience = 10_000): Channel {
  const server = new URL(settings.SMTP_URL!);
  const secure = server.protocol === "smtps:";
  const [user, pass] = [decodeURIComponent(server.username), decodeURIComponent(server.password)];
  const host = new URL(originFor(settings)).hostname;
  const from = server.searchParams.get("from") ?? (user.includes("@") ? user : `rung@${host}`);
  const transport = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    requireTLS: server.searchParams.get("requireTLS") === "true",
    pool: true, // one connection for a whole run
    maxConnections: 1,
    maxRequeues: 0,
    ...(user ? { auth: { user, pass } } : {}),
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, dnsTimeout: patience },
  });

  async function deliver(note: Note): Promise<Trouble | null> {
    const { text, html } = letterOf(note);
    try {
      await transport.sendMail({
        from,
        to: { name: "", address: note.to },
        subject: note.subject,
        ...{ text, html, messageId: `<${note.id}@${host}>` },
        list: { unsubscribe: note.stop.link },
        headers: { "Auto-Submitted": "auto-generated", ...(note.stop.link.startsWith("https:") ? ONE_CLICK : {}) },
      });
      return null;
    } catch (error) {
      return troubleOf(error, note);
    }
  }

  return {
    async send(note) {
      // A server that answers a little at a time must not hold the queue for ever either.
      let late: NodeJS.Timeout | undefined;
      const tooLong = new Promise<Trouble>((resolve) => {
        late = setTimeout(() => resolve({ kind: "nobody-there", why: "the mail server takes too long" }), 4 * patience);
      });
      return Promise.race([deliver(note), tooLong]).finally(() => clearTimeout(late));
    },
    close: () => transport.close(),
  };
}

/** The way out takes a POST of the mail program itself (RFC 8058, which asks for HTTPS). */
const ONE_CLICK = { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };

/** What the server said of this letter decides about this letter; anything else is the server's own trouble. */
function troubleOf(error: unknown, note: Note): Trouble {
  const { responseCode, response, code, message } = error as { responseCode?: number; response?: string; code?: string; message?: string };
  const why = withoutLinks(String(response ?? message ?? error).replace(/\p{Cc}+/gu, " "), note).slice(0, 300);
  const aboutIt = responseCode !== undefined && (code === "EENVELOPE" || code === "EMESSAGE");
  if (!aboutIt) return { kind: "nobody-there", why };
  return { kind: responseCode >= 500 ? "for-good" : "later", why };
}

/** Filters name the link they object to, and what the server said is kept and shown: who reads it must not get in by it. */
function withoutLinks(said: string, { items, stop }: Note): string {
  const last = [...items, stop].map(({ link }) => link.slice(link.lastIndexOf("/") + 1));
  return last.reduce((text, token) => text.replaceAll(new RegExp(`${token.slice(0, 8)}[\\w-]*`, "gi"), "…"), said);
}
