import { useResultWords } from "~/locale/words";
import type { AssessmentDoor } from "~/role-plays/self-assessment";
import type { OwnView } from "~/role-plays/self-sheet";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, Section } from "~/ui/page";
import { useForgetFormDraft } from "~/ui/use-form-draft";

export type SelfSaid = Omit<OwnView, "givenAt"> & { when: string };

type Inviting = { id: string; account: string; assessment: "given" | AssessmentDoor; released: boolean };

/** Right after the play: asks for one's own view, or says that it is kept. After the release it stands beside the marks. */
export function SelfInvitation({ id, account, assessment, released }: Inviting) {
  const words = useResultWords().self;
  useForgetFormDraft(assessment === "given" ? account : null, "self-assessment", id);
  if (assessment === "given" && !released) return <Notice tone="ok">{words.given}</Notice>;
  if (assessment !== "open") return null;
  return (
    <Card accent className="mt-4">
      <h2 className="font-serif text-xl font-semibold">{words.invite}</h2>
      <p className="mt-1">{words.inviteLead}</p>
      <ButtonLink to={`/performances/${id}/self-assessment`} className="mt-3">
        {words.begin}
      </ButtonLink>
    </Card>
  );
}

/** What the one who was scored would keep and change, beside the marks. */
export function SelfSaidSection({ self, about }: { self: SelfSaid; about: string | null }) {
  const words = useResultWords().self;
  return (
    <Section title={about === null ? words.section : words.sectionOf(about)} id="self">
      <dl>
        <dt className="text-sm text-soft">{words.keep}</dt>
        <dd className="mb-2 max-w-prose break-words whitespace-pre-line">{self.keep}</dd>
        <dt className="text-sm text-soft">{words.change}</dt>
        <dd className="max-w-prose break-words whitespace-pre-line">{self.change}</dd>
      </dl>
      <p className="mt-2 text-sm text-soft">{words.saidWhen(self.when)}</p>
    </Section>
  );
}
