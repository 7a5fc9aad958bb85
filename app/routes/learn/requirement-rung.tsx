import type { ReactNode } from "react";
import type { RungView } from "~/certification/rung-view";
import type { Words } from "~/locale/catalogues";
import { useWords } from "~/locale/words";
import { Rung } from "~/ui/ladder";
import { Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";

/** One rung of the ladder: met by which facts and when, or what is still to do. */
export function RequirementRung({ rung }: { rung: RungView }) {
  const words = useWords().path;
  const title = titleOf(rung, words);
  const to = rung.state === "unavailable" ? undefined : "to" in rung ? rung.to : undefined;
  return (
    <Rung
      state={rung.state === "met" ? "done" : rung.isNext ? "now" : "open"}
      mark={markOf(rung, words)}
      title={to ? <RungLink to={to}>{title}</RungLink> : title}
      detail={<span className="break-keep">{detailOf(rung, words)}</span>}
      status={<Status rung={rung} />}
    />
  );
}

function titleOf({ kind, title }: RungView, { rung: words, rolePlay }: Words["path"]): string {
  if (kind === "module" || kind === "exam") return title;
  return kind === "role-play" ? rolePlay.title(title) : words.certificate(title);
}

function markOf(rung: RungView, { rung: words }: Words["path"]): string | undefined {
  if (rung.kind === "role-play") return words.rolePlayMark;
  if (rung.kind === "exam") return words.examMark;
  return rung.kind === "module" && rung.state === "open" && rung.lessons ? String(rung.lessons.left) : undefined;
}

const RungLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link to={to} className="underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember">
    {children}
  </Link>
);

function detailOf(rung: RungView, { rung: words, rolePlay }: Words["path"]): string {
  if (rung.state === "unavailable") return words.gone;
  switch (rung.kind) {
    case "module":
      if (rung.state === "met") return words.moduleDone(rung.count, rung.percent, rung.day);
      return words.moduleOpen(rung.lessons, rung.quiz);
    case "exam":
      return rung.state === "met" ? words.examPassed(rung.percent, rung.day) : words.examOpen(rung.tries, rung.passMark);
    case "certificate":
      if ("waived" in rung) return words.certificateWaived(rung.waived === "kept" ? null : rung.day);
      if (rung.state === "met") return words.certificateValid(rung.day);
      return rung.isLost ? words.certificateLost : words.certificateOpen;
    case "role-play":
      if (rung.state === "met") return words.rolePlayPassed(rung.mean, rung.day);
      if (rung.state === "planned") return rolePlay.whenAndWhere(rung);
      return rung.tries > 0 ? words.rolePlayTried : words.rolePlayOpen;
  }
}

const metAs = { module: "done", exam: "passed", "role-play": "passed", certificate: "valid" } as const;

function Status({ rung }: { rung: RungView }) {
  const { state: words } = useWords().path;
  if (rung.state === "met") return <StatusMark tone="ok">{words[metAs[rung.kind]]}</StatusMark>;
  if (rung.state === "unavailable") return <StatusMark tone="plain">{words.gone}</StatusMark>;
  if (rung.state === "planned") {
    if (rung.isOver) return <StatusMark tone="plain">{words.awaiting}</StatusMark>;
    return <StatusMark tone="warn">{rung.inDays <= 0 ? words.today : rung.inDays === 1 ? words.tomorrow : words.inDays(rung.inDays)}</StatusMark>;
  }
  return rung.isNext && (rung.kind === "module" || rung.kind === "exam") ? (
    <StatusMark tone="now">{words.now}</StatusMark>
  ) : (
    <span className="text-sm text-soft">{words.open}</span>
  );
}
