import { ButtonLink } from "~/ui/button";

/** A training record as a file to keep. The names of the two kinds are the same in every language. */
export const FileLinks = ({ at }: { at: string }) => (
  <>
    <ButtonLink look="quiet" to={`${at}.pdf`} reloadDocument download>
      PDF
    </ButtonLink>
    <ButtonLink look="quiet" to={`${at}.csv`} reloadDocument download>
      CSV
    </ButtonLink>
  </>
);
