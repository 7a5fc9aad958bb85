import type { MemberView } from "~/certification/team-view";
import { useWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";

/** People with the reason why they may serve alone or not, and what comes next for them. */
export function ServingList({ members, none }: { members: MemberView[]; none: string }) {
  const words = useWords().team;
  if (members.length === 0) return <p className="text-soft">{none}</p>;
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {members.map((member) => (
        <li key={member.id} className="relative px-4 py-3 hover:bg-wash">
          <p>
            <Link to={`/team/${member.id}`} className="font-semibold no-underline after:absolute after:inset-0">
              {member.name}
            </Link>{" "}
            {member.otherName ? <span className="text-soft">{member.otherName}</span> : null}
          </p>
          <p className="mt-1">
            <StatusMark tone={member.standing === "certified" ? "ok" : member.alone ? "warn" : "bad"}>{member.reason}</StatusMark>
          </p>
          {member.next ? (
            <p className="mt-1 text-sm">
              <span className="text-soft">{words.nextLabel}: </span>
              {member.next}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
