import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Notice, Section } from "~/ui/page";
import type { Page } from "./route";

/** Where the trail ends now, to be kept elsewhere, and what of an earlier end is still there. */
export function HeadOfTrail({ head, pasted, compared, seenAt }: Pick<Page, "head" | "pasted" | "compared" | "seenAt">) {
  const words = useDutyWords().trail.head;
  return (
    <Section title={words.title} id="head">
      <p className="max-w-prose">{words.lead}</p>
      {head ? (
        <p className="mt-2">
          {words.at(head.seq, head.when)}
          <span className="mt-1 block font-mono text-sm break-all select-all">{head.printed}</span>
        </p>
      ) : (
        <p className="mt-2 text-soft">{words.nothing}</p>
      )}
      <Form method="get" action="/admin/audit#head" data-screen-only className="mt-4 max-w-2xl">
        <Field
          label={words.field}
          name="head"
          hint={words.hint}
          defaultValue={pasted}
          error={compared?.outcome === "unreadable" ? compared.sentence : undefined}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
        />
        <input type="hidden" name="seen" value={seenAt} />
        <Button look="quiet" className="mt-3">
          {words.compare}
        </Button>
      </Form>
      {compared && compared.outcome !== "unreadable" ? <Notice tone={compared.outcome === "kept" ? "ok" : "bad"}>{compared.sentence}</Notice> : null}
    </Section>
  );
}
