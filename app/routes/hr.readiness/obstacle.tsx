import type { ForAll, ForOne } from "~/certification/readiness";
import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";

type Kind = ForAll["kind"] | ForOne;
/** Where HR mends it. Roles are given by an administrator, and content is published by its authors. */
const where: Partial<Record<Kind, string>> = {
  "too-few-people": "/admin/people/new",
  "no-trainer": "/admin/groups",
  certificate: "/hr/assignments/new",
  "nobody-named": "/hr/signers",
  "nobody-signs": "/hr/signers",
};
type Person = { id: string; name: string; otherName: string | null; staffNumber: string };

/** What stands in the way, of whom, and the way to mend it. */
export function Obstacle({ kind, title, sentence, people = [], more = 0 }: { kind: Kind; title: string; sentence: string; people?: Person[]; more?: number }) {
  const words = useDutyWords().readiness;
  return (
    <li className="rounded-card border border-line bg-card p-4">
      <p className="font-semibold">{title}</p>
      <p className="mt-1">{sentence}</p>
      {people.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-x-5">
          {people.map((person) => (
            <li key={person.id}>
              <Link to={`/admin/people/${person.id}`} className="inline-flex min-h-11 items-center underline underline-offset-4">
                {bothNames(person)} <span className="ml-1.5 text-sm text-soft">{person.staffNumber}</span>
              </Link>
            </li>
          ))}
          {more > 0 ? <li className="inline-flex min-h-11 items-center text-soft">{words.more(more)}</li> : null}
        </ul>
      ) : null}
      {kind === "unpublished" ? null : where[kind] ? (
        <p className="mt-3">
          <ButtonLink look="quiet" to={where[kind]}>
            {words.mend[kind]}
          </ButtonLink>
        </p>
      ) : (
        <p className="mt-1 text-soft">{words.mend[kind]}</p>
      )}
    </li>
  );
}
