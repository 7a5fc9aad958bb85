import { verifyAudit } from "~/record/sealing.server";
import type { Verb } from "../verb";
import { withStore } from "../with-store";

const faults = {
  missing: "an entry is missing here",
  changed: "this entry, or the seal before it, was changed",
  "values-changed": "the personal values of this entry were changed",
  "end-missing": "entries were taken away from the end",
};

export const verifyAuditTrail: Verb = {
  name: "verify-audit",
  summary: "checks that the audit trail is whole and unchanged, and names the first broken place",
  run: (_args, terminal, settings) =>
    withStore(settings, async (store) => {
      const { sealed, unsealed, oldestUnsealed, broken } = await verifyAudit(store.read);
      if (broken)
        terminal.out(
          `Broken at number ${broken.seq}${broken.entryId ? ` (entry ${broken.entryId})` : ""}: ${faults[broken.what]}. Whole up to number ${sealed}.`,
        );
      else terminal.out(`Whole: ${sealed} sealed entries.`);
      terminal.out(oldestUnsealed ? `Not sealed yet: ${unsealed}, the oldest from ${oldestUnsealed.toISOString()}.` : "Nothing waits to be sealed.");
      return broken ? 1 : 0;
    }),
};
