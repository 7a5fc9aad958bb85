import type { MemberView } from "~/certification/team-view";
import { useDutyWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { StandingMark } from "~/ui/status-mark";

const indent = ["", "pl-5", "pl-10", "pl-14"];
const indentOnPhone = ["", "pl-5 sm:pl-0", "pl-10 sm:pl-0", "pl-14 sm:pl-0"];

/** Direct reports and those below them, each behind the one they report to, with every certification they are on the way to. */
export function MemberList({ members }: { members: MemberView[] }) {
  const words = useDutyWords().team;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {members.map((member) => (
        <li key={member.id} className="grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
          <p className={`min-w-0 ${indent[Math.min(member.depth, 3)]}`}>
            {member.depth > 0 ? (
              <>
                <span aria-hidden="true" className="mr-2 text-soft">
                  └
                </span>
                <span className="sr-only">{words.below(member.depth)} </span>
              </>
            ) : null}
            <Link to={`/team/${member.id}`} className="underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember">
              {member.name}
            </Link>{" "}
            {member.otherName ? <span className="text-sm text-soft">{member.otherName}</span> : null}
            {member.position ? <span className="block text-sm text-soft">{member.position}</span> : null}
          </p>
          <div className={`grid content-start gap-1 text-sm ${indentOnPhone[Math.min(member.depth, 3)]}`}>
            {member.certifications.length === 0 ? <span className="text-soft">{words.none}</span> : null}
            {member.certifications.map((certification) => (
              <p key={certification.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
                <StandingMark standing={certification.standing} />
                <span>{certification.title}</span>
                {certification.progress ? <span className="text-soft">{certification.progress}</span> : null}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
