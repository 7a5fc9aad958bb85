import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";

/** One tap on to who waits next; what was handed in is signed later, together with theirs. */
export function NextPerson({ id, name }: { id: string; name: string }) {
  const words = useDutyWords().grading.sign;
  return (
    <p className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
      <ButtonLink to={`/performances/${id}/score`}>{words.next(name)}</ButtonLink>
      <span className="text-sm text-soft">{words.nextLead}</span>
    </p>
  );
}
