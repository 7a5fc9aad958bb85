import { useDutyWords } from "~/locale/words";
import { Field } from "~/ui/field";

/** Before a signature: the password, or that it was confirmed a moment ago. */
export function StepUpField({ confirmedAt, error }: { confirmedAt: string | null; error?: string }) {
  const words = useDutyWords().grading.sign;
  if (confirmedAt && !error) return <p className="mt-2 text-sm text-ok">{words.confirmed(confirmedAt)}</p>;
  return <Field label={words.password} name="password" type="password" autoComplete="current-password" required hint={words.passwordHint} error={error} />;
}
