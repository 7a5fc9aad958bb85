import { Agent, request } from "node:http";

export type Answered = { status: number; location: string | null; text: string; ms: number };

/** A thrifty client: connections are kept and shared, so that the bench measures the server and not itself. */
export function clientOf(url: string) {
  const { hostname, port, origin } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });

  const send = (method: string, path: string, headers: Record<string, string>, body?: string) =>
    new Promise<Answered>((resolve, reject) => {
      const began = performance.now();
      const sent = request({ agent, hostname, port, method, path, headers: { Accept: "text/html", ...headers } }, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => (text += chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null, text, ms: performance.now() - began }));
        answer.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(body);
    });

  const post = (path: string, type: string, body: string, cookie: string) =>
    send("POST", path, { Origin: origin, Cookie: cookie, "Content-Type": type, "Content-Length": String(Buffer.byteLength(body)) }, body);
  return {
    get: (path: string, cookie: string) => send("GET", path, { Cookie: cookie }),
    postForm: (path: string, form: Record<string, string>, cookie: string) =>
      post(path, "application/x-www-form-urlencoded", new URLSearchParams(form).toString(), cookie),
    postJson: (path: string, body: unknown, cookie: string) => post(path, "application/json", JSON.stringify(body), cookie),
    close: () => agent.destroy(),
  };
}

/** Calls so many times at an even pace, whether or not earlier calls have been answered: as people do. */
export async function paced<T>(times: number, perSecond: number, call: (turn: number) => Promise<T>): Promise<T[]> {
  const began = performance.now();
  const running: Promise<T>[] = [];
  for (let turn = 0; turn < times; turn++) {
    const due = began + (turn * 1000) / perSecond - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    running.push(call(turn));
  }
  return Promise.all(running);
}
