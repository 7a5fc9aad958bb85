import { connect } from "node:net";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, describe, expect, test } from "vitest";
import { get, postForm, type Site, signInOver, startSite } from "../support/site";

let site: Site;
beforeAll(async () => {
  site = await startSite();
});

function inDatabase<T>(read: (database: Database.Database) => T): T {
  const database = new Database(join(site.dataDir, "rung.sqlite"));
  try {
    return read(database);
  } finally {
    database.close();
  }
}

describe("health", () => {
  test("says that it is alive and that it can read and write", async () => {
    expect(await (await get(site, "/healthz")).text()).toBe("alive\n");
    expect(await (await get(site, "/readyz")).text()).toBe("ready\n");
  });
});

describe("every answer", () => {
  const answers = ["/sign-in", "/no-such-page", "/assets/none.js", "/healthz", "/%E0%A4%A", "/learn"];
  test.each(answers)("%s carries a policy without unsafe-inline or strict-dynamic", async (path) => {
    const policy = (await get(site, path)).headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("script-src 'self' 'nonce-");
    expect(policy).not.toMatch(/unsafe-inline|strict-dynamic/);
  });

  test("sends the referrer policy that keeps plain forms working, and no HSTS without HTTPS", async () => {
    const { headers } = await get(site, "/sign-in");
    expect(headers.get("Referrer-Policy")).toBe("same-origin");
    expect(headers.has("Strict-Transport-Security")).toBe(false);
    expect(headers.has("X-Powered-By")).toBe(false);
  });

  test("has another nonce each time", async () => {
    const [a, b] = await Promise.all([get(site, "/sign-in"), get(site, "/sign-in")]);
    expect(a.headers.get("Content-Security-Policy")).not.toBe(b.headers.get("Content-Security-Policy"));
  });
});

describe("a write", () => {
  const form = { account: "nobody", password: "wrong" };
  test.each([
    ["missing", undefined],
    ["null", "null"],
    ["another host", "http://evil.test"],
    ["another port", "http://127.0.0.1:1"],
  ])("is refused when its origin is %s", async (_name, origin) => {
    const headers: Record<string, string> = { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html", "Accept-Language": "zh" };
    if (origin) headers.Origin = origin;
    const answer = await fetch(`${site.url}/sign-in`, { method: "POST", body: new URLSearchParams(form), headers });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("不是从本站发出的");
  });

  test("goes through whatever host a proxy or a caller names beside the real one", async () => {
    const answer = await postForm(site, "/sign-in", form, { "X-Forwarded-Host": "evil.test" });
    expect(answer.status).toBe(422);
  });

  test("of three megabytes is refused with 413 and a sentence", async () => {
    const answer = await postForm(site, "/sign-in", { account: "x".repeat(3_000_000), password: "y" });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("larger than this page takes");
  });

  test("with one megabyte in a field comes back as 422 without echoing it", async () => {
    const answer = await postForm(site, "/sign-in", { account: "x".repeat(1_000_000), password: "y" });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain("At most 200 characters.");
    expect(text.length).toBeLessThan(100_000);
  });

  test("by another method is answered with 405", async () => {
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"])
      expect((await fetch(`${site.url}/sign-in`, { method, headers: { Origin: site.url } })).status).toBe(405);
  });

  test.each([
    ["a list for the account", "account=a&account=b&password=c"],
    ["nothing at all", ""],
    ["bytes that are no text", "account=%ff%fe&password=%00"],
  ])("of %s is a 4xx, never a 5xx", async (_name, body) => {
    const answer = await fetch(`${site.url}/sign-in`, {
      method: "POST",
      body,
      headers: { Origin: site.url, "Content-Type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test("in a type no form has is a 4xx", async () => {
    for (const type of ["application/json", "multipart/form-data; boundary=x", "text/plain"]) {
      const answer = await fetch(`${site.url}/sign-in`, { method: "POST", body: "{}", headers: { Origin: site.url, "Content-Type": type } });
      expect([type, Math.floor(answer.status / 100)]).toEqual([type, 4]);
    }
  });
});

describe("a mail program that stops mail by one click", () => {
  const token = "OneClickOneClickOneClickOneClick";
  const oneClick = (path: string, headers: Record<string, string> = {}) =>
    fetch(site.url + path, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }), redirect: "manual", headers });
  const stopped = () => inDatabase((db) => db.prepare("select address from stopped_addresses where address = 'elsewhere@example.com'").all());

  beforeAll(() =>
    inDatabase((db) => {
      const { id } = db.prepare("select id from people limit 1").get() as { id: string };
      db.prepare("insert into letters (id, person_id, address, token, at) values ('one-click', ?, 'elsewhere@example.com', ?, ?)").run(id, token, Date.now());
    }),
  );

  test("needs the token of a letter, and no other page takes a write without an origin", async () => {
    for (const path of ["/mail/OneClickOneClickOneClickOneClicX", "/mail/OneClickOneClickOneClickOneClicX/"])
      expect((await oneClick(path)).status).toBeOneOf([403, 404]);
    for (const path of ["/mail/short", `/mail/${token}/more`, `/messages/${token}`, "/preferences", "/messages"])
      expect((await oneClick(path)).status, path).toBe(403);
    expect((await oneClick(`/mail/${token}`, { Origin: "http://evil.test" })).status).toBe(403);
    expect((await oneClick(`/mail/${token}`, { Origin: "null" })).status).toBe(403);
    expect(stopped()).toEqual([]);
  });

  test("names no origin, uses nobody's cookie, and is answered the same a second time", async () => {
    const cookie = await signInOver(site, "hr@demo.rung");
    for (const _ of [1, 2]) {
      const answer = await oneClick(`/mail/${token}`, { Cookie: cookie });
      expect(answer.status).toBe(200);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.text(), "the page is that of a stranger").not.toContain('action="/sign-out"');
    }
    expect(stopped()).toEqual([{ address: "elsewhere@example.com" }]);
  });
});

describe("a redirect", () => {
  test.each(["//evil.test", "/\\evil.test", "https://evil.test", "javascript:alert(1)", "/\t/evil.test", "/%0d%0aSet-Cookie:a=b"])(
    "never leaves for %s",
    async (to) => {
      const answer = await postForm(site, "/preferences", { theme: "dark", to });
      const location = answer.headers.get("Location") ?? "";
      expect(location.startsWith("/") && !location.startsWith("//") && !location.includes("\\")).toBe(true);
      expect(answer.headers.getSetCookie().some((cookie) => cookie.startsWith("a=b"))).toBe(false);
    },
  );
});

describe("assets", () => {
  test("are sent compressed beforehand and kept for a year", async () => {
    const page = await (await get(site, "/sign-in")).text();
    const script = /\/assets\/entry[^"]+\.js/.exec(page)?.[0] ?? "";
    const answer = await get(site, script, { "Accept-Encoding": "br" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Encoding")).toBe("br");
    expect(answer.headers.get("Cache-Control")).toContain("immutable");
    expect(answer.headers.get("Content-Type")).toContain("javascript");
  });

  test("never include a path outside the folder", async () => {
    for (const path of ["/assets/..%2f..%2fserver%2fserver.js", "/..%2f..%2fpackage.json", "/assets/%2e%2e/%2e%2e/package.json"])
      expect((await get(site, path)).status).toBeGreaterThanOrEqual(400);
  });
});

describe("cookies", () => {
  test("are HttpOnly, SameSite=Lax, and of the whole path", async () => {
    const answer = await postForm(site, "/sign-in", { account: "newhire@demo.rung", password: "demo-rung-2026" });
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("rung-session="));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
  });

  test("of an ended session open nothing", async () => {
    const cookie = await signInOver(site, "hr@demo.rung");
    await postForm(site, "/sign-out", {}, { Cookie: cookie });
    const answer = await get(site, "/hr/register", { Cookie: cookie });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Location")).toContain("/sign-in");
  });
});

test("the log has one JSON line per request and no name, number or address in it", async () => {
  await get(site, "/verify/ABCDEFGHJKMNPQRSTVWXYZ0123?name=Lin");
  const lines = site
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.filter((line) => "status" in line).length).toBeGreaterThan(20);
  expect(lines.filter((line) => !("status" in line))).toEqual([]);
  expect(site.output()).not.toMatch(/newhire@demo|ABCDEFGHJKMNPQ|name=Lin/);
});

test("a client that dribbles its headers is cut off", { timeout: 60_000 }, async () => {
  const answered = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(site.url).port), "127.0.0.1", () => socket.write("GET /sign-in HTTP/1.1\r\nHost: x\r\n"));
    let text = "";
    const drip = setInterval(() => socket.write("X: y\r\n"), 2_000);
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("close", () => {
      clearInterval(drip);
      resolve(text);
    });
    socket.on("error", reject);
  });
  expect(answered).toContain("408");
});
