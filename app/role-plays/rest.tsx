import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";

/** The way to the rest of a list, where there is more of it. */
export function Rest({ to, of }: { to: string | null; of: string }) {
  const words = useDutyWords().grading.desk;
  if (to === null) return null;
  return (
    <ButtonLink to={to} look="quiet" className="mt-3 w-full sm:w-auto" aria-label={words.restOf(of)}>
      {words.rest}
    </ButtonLink>
  );
}
