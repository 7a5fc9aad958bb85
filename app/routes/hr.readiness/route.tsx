import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readinessOf } from "~/certification/readiness.server";
import { everyRequirement } from "~/certification/rules";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { requirementTitle } from "~/record/record-view";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { PageHead, Section } from "~/ui/page";
import { Obstacle } from "./obstacle";

export const handle: PageHandle = { title: (words) => words.readiness.title };

export async function loader({ context }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  const { store, library, language, today, words } = context;
  const all = await readinessOf(store.read, library, today);
  return {
    certifications: all.map(({ rules, waiting, forAll, forSome }) => ({
      id: rules.id,
      title: inLanguage(rules.title, language),
      waiting,
      forAll: forAll.map((obstacle) => ({
        ...obstacle,
        title:
          obstacle.kind === "nobody-named"
            ? words.record.signature(words.signOffs.office[obstacle.office])
            : requirementTitle(everyRequirement(rules).find(({ id }) => id === obstacle.requirementId)!, words, language, library),
      })),
      forSome,
    })),
  };
}

export default function Readiness() {
  const { readiness: words, register, signOffs } = useDutyWords();
  const { certifications } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <PageHead
        title={words.title}
        lead={words.lead}
        back={{ to: "/hr/register", label: register.title }}
        actions={
          <ButtonLink look="quiet" to="/hr/signers">
            {signOffs.signers.link}
          </ButtonLink>
        }
      />
      {certifications.map(({ id, title, waiting, forAll, forSome }) => (
        <Section key={id} title={title} id={id}>
          <p className="text-soft">{words.waiting(waiting)}</p>
          {forAll.length + forSome.length === 0 ? <p className="mt-1 text-ok">✓ {words.clear}</p> : null}
          <ul className="mt-2 grid gap-3">
            {forAll.map((one) => {
              const [needed, there] = "needed" in one ? [one.needed, one.there] : [0, 0];
              return <Obstacle key={`${one.kind} ${one.requirementId}`} kind={one.kind} title={one.title} sentence={words.forAll[one.kind](needed, there)} />;
            })}
            {forSome.map(({ why, people, count }) => (
              <Obstacle key={why} kind={why} title={words.count(count)} sentence={words.forSome[why]} people={people} more={count - people.length} />
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
