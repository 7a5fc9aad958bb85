import { useRef } from "react";
import { useResultWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { useFormDraft } from "~/ui/use-form-draft";
import type { Page } from "./route";

/** What happens with an appeal, before it is written. */
export function AppealForm({ page, errors, typed }: { page: Page; errors: Record<string, string>; typed: string }) {
  const say = useResultWords().appeal;
  const form = useRef<HTMLFormElement>(null);
  useFormDraft(form, page.account, ["appeal", page.id]);
  return (
    <>
      <ul className="list-disc pl-5">
        {say.promises.map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ul>
      <p className="mt-2 font-medium">{say.until(page.lastDay)}</p>
      <Form ref={form} className="mt-4">
        <FormErrors errors={errors} labels={{ reason: say.reason }} />
        <input type="hidden" name="seen" value={page.seen} />
        <TextArea label={say.reason} name="reason" hint={say.reasonHint} rows={5} required maxLength={2000} error={errors.reason} defaultValue={typed} />
        <Button className="mt-4">{say.submit}</Button>
      </Form>
    </>
  );
}
