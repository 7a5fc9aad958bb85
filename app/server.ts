import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import type { ServerBuild } from "@remix-run/node";
import type { Express } from "express";
import { type Settings, settings } from "~db/settings";
import { guarded } from "./http/guard.server";
import { openHouse } from "./http/house.server";
import { builtAssets, type House, listenerFor } from "./http/listener.server";
import { logTo } from "./http/log.server";
import { plainLine } from "./http/plain-line";
import { firstAdministratorLink } from "./people/first-administrator.server";

type Vite = { middlewares: Express; ssrLoadModule(id: string): Promise<unknown> };

/**
 * By itself V8 lets what is no longer needed become three times what is before it looks for it, when there is room: a list of
 * 20,000 people would leave the server with 560 MB of which 130 are needed. Half as much again is looked through more often.
 */
const keepMemorySmall = () => setFlagsFromString("--heap-growing-percent=50");

/** Starts the one listener. In development Vite serves the browser's files and reloads the pages. */
export async function serve({ vite }: { vite?: Vite } = {}) {
  keepMemorySmall();
  const s = settings();
  const log = logTo(1, s.LOG_LEVEL);
  await tryPort(s);
  const house = await openHouse(s, log);
  const pages = vite
    ? () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>
    : guarded((await import("virtual:remix/server-build")) as unknown as ServerBuild);
  const server = listenerFor(house, pages, vite ? (app) => void app.use(vite.middlewares) : builtAssets(join("build", "client")));

  await listening(server, s);
  const stop = async () => {
    const forced = setTimeout(() => server.closeAllConnections(), 8_000);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    clearTimeout(forced);
    await house.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : s.PORT;
  const firstAdministrator = await firstAdministratorAddress(house);
  if (firstAdministrator) process.stdout.write(`First administrator: ${firstAdministrator}\n`);
  process.stdout.write(`Rung listens on port ${port}: ${s.BASE_URL ?? `http://localhost:${port}`}\n`);
  return server;
}

const listening = (server: Server, { PORT, HOST }: Settings) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, resolve);
  });

/** That a port is in use is told at once, not after a demo company was loaded. */
async function tryPort(s: Settings) {
  const trial = createServer();
  await listening(trial, s);
  await new Promise((resolve) => trial.close(resolve));
}

/** In production, where the first administrator chooses a password, for as long as nobody has. */
function firstAdministratorAddress({ settings: { RUNG_MODE, BASE_URL }, store, source }: House) {
  if (RUNG_MODE !== "production" || !BASE_URL) return null;
  return firstAdministratorLink(store, { origin: new URL(BASE_URL).origin, company: source.current().company }, new Date());
}

if (import.meta.env.PROD)
  serve().catch((error: unknown) => {
    process.stderr.write(`${plainLine(error, settings)}\n`);
    process.exit(1);
  });
