import type { ReactNode } from "react";
import { bothNames } from "~/people/names";
import { Link } from "~/ui/navigation";

type Whose = { personId: string; staffNumber: string; name: string; otherName: string | null };

/** Whose mail it is, with what there is to say of it beneath; what can be done about it stands beside. */
export function MailRow({ whose, said, children }: { whose: Whose; said: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
      <span className="min-w-0 flex-1 basis-72">
        <Link to={`/admin/people/${whose.personId}`} className="font-medium underline underline-offset-4">
          {bothNames(whose)}
        </Link>{" "}
        <span className="text-sm text-soft">{whose.staffNumber}</span>
        {said}
      </span>
      {children}
    </li>
  );
}

export const MailRows = ({ children }: { children: ReactNode }) => <ul className="divide-y divide-line rounded-card border border-line bg-card">{children}</ul>;

/** Where it went, when and how often; parts that are not known are left out. */
export const MailFacts = ({ facts }: { facts: (string | null)[] }) => (
  <span className="block text-sm wrap-anywhere text-soft">{facts.filter(Boolean).join(" · ")}</span>
);
