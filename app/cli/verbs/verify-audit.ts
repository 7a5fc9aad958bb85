import { printedHead, readHead } from "~/record/head";
import { compareHead, headOf } from "~/record/heads.server";
import { verifyAudit } from "~/record/sealing.server";
import { UsageError, type Verb } from "../verb";
import { withStore } from "../with-store";

const faults = {
  missing: "an entry is missing here",
  changed: "this entry, or the seal before it, was changed",
  "values-changed": "the personal values of this entry were changed",
  "end-missing": "entries were taken away from the end",
};

export const verifyAuditTrail: Verb = {
  name: "verify-audit",
  takes: "[--head HEAD]",
  summary: "checks that the audit trail is whole and unchanged, names the first broken place and the head, and whether an earlier head is still in it",
  run: (args, terminal, settings) => {
    const earlier = headIn(args);
    return withStore(settings, async (store) => {
      const { sealed, unsealed, oldestUnsealed, broken } = await verifyAudit(store.read);
      if (broken)
        terminal.out(
          `Broken at number ${broken.seq}${broken.entryId ? ` (entry ${broken.entryId})` : ""}: ${faults[broken.what]}. Whole up to number ${sealed}.`,
        );
      else terminal.out(`Whole: ${sealed} sealed entries.`);
      terminal.out(oldestUnsealed ? `Not sealed yet: ${unsealed}, the oldest from ${oldestUnsealed.toISOString()}.` : "Nothing waits to be sealed.");
      const head = await headOf(store.read);
      if (head) terminal.out(`Head: ${printedHead(head)} of ${head.at.toISOString()}`);
      const compared = earlier && (await compareHead(store.read, earlier));
      if (earlier && compared) terminal.out(compared === "kept" ? `The head at ${earlier.seq} is still in the trail.` : compares[compared](earlier.seq));
      return broken || (compared && compared !== "kept") ? 1 : 0;
    });
  },
};

const compares = {
  cut: (seq: number) => `The trail ends before number ${seq}: entries were cut off since this head was kept.`,
  other: (seq: number) => `Number ${seq} has another seal than this head: the trail was changed since.`,
};

function headIn(args: string[]) {
  if (args.length === 0) return null;
  const head = args.length === 2 && args[0] === "--head" ? readHead(args[1]!) : null;
  if (!head) throw new UsageError("A head is a number, a hyphen and 64 letters and digits.");
  return head;
}
