import { useDutyWords, useLanguage } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";
import { bothNames, nameIn } from "./names";
import type { Listed } from "./people-list.server";

/** People one below the other: on a phone each is a short block, on a wide screen a line of columns. `pageOf` gives a person's own page. */
export function PeopleTable({ people, pageOf }: { people: Listed[]; pageOf: (id: string) => string }) {
  const words = useDutyWords().admin;
  const language = useLanguage();
  return (
    <ul aria-label={words.list.caption} className="divide-y divide-line border-y border-line">
      {people.map(({ id, roles, department, staffNumber, position, ...names }) => (
        <li key={id} className="relative grid gap-x-4 py-2.5 sm:grid-cols-[4.5rem_5fr_4fr_9rem] sm:items-center">
          <span className="text-sm text-soft tabular-nums">{staffNumber}</span>
          <Link to={pageOf(id)} className="font-medium no-underline after:absolute after:inset-0 hover:text-ember">
            {bothNames(names)}
          </Link>
          <span className="text-sm text-soft">
            {nameIn(language, department)}
            {position ? <span className="block">{position}</span> : null}
          </span>
          <span className="flex flex-wrap gap-1.5 sm:justify-end">
            {roles.map((role) => (
              <StatusMark key={role} tone="now">
                {words.roles[role]}
              </StatusMark>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
