import { createServer, type Socket } from "node:net";
import { atTheEnd } from "./at-the-end";

/** A letter as it came over the wire. */
export type Received = { to: string; head: string; text: string; html: string };
export type MailServer = { url: string; received: Received[]; connections: () => number };
type Refusing = {
  /** The answer to a recipient instead of "250 yes". */
  recipient?: (address: string) => string | undefined;
  /** The answer to a whole letter instead of keeping it. */
  letter?: (letter: Received) => string | undefined;
};

/** A mail server on loopback that speaks SMTP and keeps what it is given. */
export async function startMailServer({ recipient, letter }: Refusing = {}): Promise<MailServer> {
  const received: Received[] = [];
  const { url, connections } = await listening((socket) => {
    let [buffer, to, inData] = ["", "", false];
    const say = (line: string) => void socket.write(`${line}\r\n`);
    say("220 mail.test ready");
    socket.on("data", (chunk) => {
      buffer += chunk.toString("utf8");
      for (;;) {
        const end = buffer.indexOf(inData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (inData ? 5 : 2));
        if (inData) {
          inData = false;
          const whole = { to, ...partsOf(line) };
          const against = letter?.(whole);
          if (!against) received.push(whole);
          say(against ?? "250 kept");
          continue;
        }
        const command = line.slice(0, 4).toUpperCase();
        if (command === "RCPT") {
          to = /<(.*)>/.exec(line)?.[1] ?? "";
          say(recipient?.(to) ?? "250 yes");
        } else if (command === "DATA") {
          inData = true;
          say("354 go on");
        } else if (command === "QUIT") {
          say("221 bye");
          socket.end();
        } else say(command === "EHLO" ? "250 mail.test" : "250 yes");
      }
    });
  });
  return { url, received, connections };
}

/** A server that takes connections and never says a word. */
export const startBlackHole = async () => ({ received: [] as Received[], ...(await listening(() => {})) });

async function listening(onSocket: (socket: Socket) => void): Promise<{ url: string; connections: () => number }> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atTheEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return { url: `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}?from=training@example.com`, connections: () => connections };
}

/** The head and both parts of a letter, decoded. */
function partsOf(source: string): Omit<Received, "to"> {
  const [head, ...rest] = source.split("\r\n\r\n");
  const boundary = /boundary="([^"]+)"/.exec(head!)?.[1] ?? "";
  const parts = rest.join("\r\n\r\n").split(`--${boundary}`);
  const part = (type: string) => decoded(parts.find((one) => one.includes(`Content-Type: ${type}`)) ?? "");
  return { head: head!.replace(/\r\n[ \t]+/g, " "), text: part("text/plain"), html: part("text/html") };
}

function decoded(part: string): string {
  const [head = "", ...body] = part.replace(/^\r\n/, "").split("\r\n\r\n");
  const text = body.join("\r\n\r\n").trimEnd().replace(/\r\n/g, "\n");
  if (/encoding: base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
  if (!/encoding: quoted-printable/i.test(head)) return text;
  const bytes = text.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
