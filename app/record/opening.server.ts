import type { Store } from "~db/store";
import { audit } from "./audit.server";

/** Keeps that somebody looked into another person's training record. */
export const noteOpening = (store: Store, { by, of, page }: { by: string; of: string; page: number }, now: Date) =>
  store.tx((w) => audit(w, { actorId: by, act: "record.opened", subjectId: of, values: { page } }, now));
