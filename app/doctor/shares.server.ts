import { audit } from "~/record/audit.server";
import { countedShares, keepShares, keptShares, sameShares, sharesAreBehind } from "~/register/share.server";
import { differs, type Finding } from "./finding";
import type { Check } from "./rows.server";

/** The shares that were counted today are those that the facts give. Before that they may be behind, which their job mends. */
export const checkShares: Check = async function* ({ store, library, now, fix, count }) {
  if (await sharesAreBehind(store.read, library.zone, now)) return;
  const found: Finding[] = [];
  for (const [departmentId, given] of (await countedShares(store.read, library.zone, now))!) {
    count();
    const kept = await keptShares(store.read, departmentId);
    if (!sameShares(kept, given))
      found.push({ ...differs("register-shares", `register_shares ${departmentId || "of everybody"}`, null, kept, given), mended: fix });
  }
  if (fix && found.length > 0) {
    await keepShares(store, library.zone, now);
    await store.tx((w) => audit(w, { actorId: null, act: "doctor.mended", subjectId: null, values: { rows: found.map(({ row }) => row) } }, now));
  }
  yield* found;
};
