import type { MemberView } from "~/certification/team-view";
import { useDutyWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { StandingMark, StatusMark } from "~/ui/status-mark";

/** People with the reason why they may serve alone or not, and what comes next for them. What somebody failed or lost is not for the wall it is printed for. */
export function ServingList({ members, none }: { members: MemberView[]; none: string }) {
  const words = useDutyWords().team;
  if (members.length === 0) return <p className="text-soft">{none}</p>;
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {members.map((member) => (
        <li key={member.id} className="relative px-4 py-3 hover:bg-wash">
          <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
            <p className="min-w-0">
              <Link to={`/team/${member.id}`} className="font-semibold no-underline after:absolute after:inset-0">
                {member.name}
              </Link>{" "}
              {member.otherName ? <span className="text-soft">{member.otherName}</span> : null}
            </p>
            {member.isPrivate ? (
              <span data-screen-only>
                <StandingMark standing={member.standing!} />
              </span>
            ) : member.standing ? (
              <StandingMark standing={member.standing} />
            ) : (
              <StatusMark tone="plain">{words.notInTraining}</StatusMark>
            )}
          </div>
          <p data-screen-only={member.isPrivate || undefined} className="mt-0.5 text-sm text-soft">
            {member.reason}
          </p>
          {member.clock ? (
            <p data-screen-only className={`text-sm ${member.clock.isLate ? "font-medium text-warn" : "text-soft"}`}>
              {member.clock.text}
            </p>
          ) : null}
          {member.next ? (
            <p data-screen-only className="text-sm">
              {words.nextStep(member.next)}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
