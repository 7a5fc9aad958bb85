import type { Express } from "express";
import type { Store } from "~db/store";
import { companyFacts } from "~db/tables/people";

/** `/healthz`: the process answers. `/readyz`: it can read and write. Written at most once a second, whoever asks. */
export function health(app: Express, store: Store) {
  let checked: { at: number; ready: Promise<boolean> } | undefined;
  app.get("/healthz", (_request, response) => void response.type("text/plain").send("alive\n"));
  app.get("/readyz", async (_request, response) => {
    if (!checked || Date.now() - checked.at > 1_000) checked = { at: Date.now(), ready: canReadAndWrite(store) };
    const ready = await checked.ready;
    response
      .status(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : "not ready\n");
  });
}

async function canReadAndWrite(store: Store): Promise<boolean> {
  try {
    const row = { name: "ready", value: true, at: new Date() };
    await store.tx(async (w) => {
      await w
        .insert(companyFacts)
        .values(row)
        .onConflictDoUpdate({ target: companyFacts.name, set: { at: row.at } });
    });
    return (await store.read.select({ name: companyFacts.name }).from(companyFacts).limit(1)).length === 1;
  } catch {
    return false;
  }
}
