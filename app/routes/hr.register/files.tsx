import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";

/** Everything the filters leave as a file, and what became of files taken before. */
export function Files({ query }: { query: string }) {
  const words = useDutyWords().register;
  return (
    <>
      <ButtonLink look="quiet" to={`/hr/register.csv${query}`} reloadDocument download title={words.exportHint}>
        {words.export}
      </ButtonLink>
      <ButtonLink look="quiet" to={`/hr/register.xlsx${query}`} reloadDocument download title={words.exportHint}>
        {words.exportSheet}
      </ButtonLink>
      <ButtonLink look="quiet" to="/hr/register/exports">
        {words.files.title}
      </ButtonLink>
    </>
  );
}
