import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";

/** To the pages beside this one at a path. Their places are in the address. */
export function Pager({ path, previous, next }: { path: string; previous: string | null; next: string | null }) {
  const words = useDutyWords().register;
  if (!previous && !next) return null;
  return (
    <nav aria-label={words.pages} data-screen-only className="mt-5 flex justify-between gap-3">
      {previous ? (
        <ButtonLink look="quiet" to={path + previous} rel="prev">
          ‹ {words.previous}
        </ButtonLink>
      ) : (
        <span />
      )}
      {next ? (
        <ButtonLink look="quiet" to={path + next} rel="next">
          {words.next} ›
        </ButtonLink>
      ) : null}
    </nav>
  );
}
