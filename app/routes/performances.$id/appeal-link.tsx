import { useResultWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/page";
import type { OwnView } from "./own-view.server";

/** The way to an appeal, while there is time for one, or to how far it is. */
export function AppealLink({ id, appeal: { may, lastDay, filed } }: { id: string; appeal: OwnView["appeal"] }) {
  const words = useResultWords().appeal;
  if (may !== "yes" && filed === 0) return null;
  return (
    <Section title={words.title} id="appeal">
      <p className="max-w-prose">{may === "yes" ? words.invite(lastDay) : words.no[may]}</p>
      <ButtonLink to={`/performances/${id}/appeal`} look="quiet" className="mt-2">
        {may === "yes" ? words.begin : words.follow}
      </ButtonLink>
    </Section>
  );
}
