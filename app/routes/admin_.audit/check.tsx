import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import { Notice, Section } from "~/ui/page";
import type { Page } from "./route";

/** Asks for a check of the whole trail, and what the last one found. */
export function CheckOfTrail({ check, seenAt }: Pick<Page, "check" | "seenAt">) {
  const words = useDutyWords().trail.check;
  const found = check?.found;
  return (
    <Section title={words.title} id="check">
      <p className="max-w-prose">{words.lead}</p>
      {found ? (
        <Notice tone={found.broken ? "bad" : "ok"}>
          {found.broken
            ? words.broken(found.broken.seq, words.faults[found.broken.what], found.done)
            : words.whole(found.sealed.toLocaleString("en"), found.done)}{" "}
          {found.since ? words.unsealed(found.unsealed, found.since) : words.noneUnsealed}
        </Notice>
      ) : null}
      {check && !found ? (
        <Notice>
          {words.waiting(check.asked)} {/* The page's own address with a place in it would only be scrolled to; another time makes it another. */}
          <Link to={`/admin/audit?seen=${seenAt}#check`} className="inline-flex min-h-11 items-center underline underline-offset-4">
            {words.again}
          </Link>
        </Notice>
      ) : (
        <Form data-screen-only>
          <Button look="quiet" className="mt-3">
            {words.button}
          </Button>
        </Form>
      )}
      <p className="mt-2 text-sm text-soft">
        {words.byCommand} <code className="font-mono text-xs">npm run rung -- verify-audit</code>
      </p>
    </Section>
  );
}
