import type { ReactNode } from "react";
import type { RungView } from "~/certification/path-view";
import type { Words } from "~/locale/catalogues";
import { useWords } from "~/locale/words";
import { Rung } from "~/ui/ladder";
import { Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";

/** One requirement: met by which fact and when, or what is still to do. */
export function RequirementRung({ rung }: { rung: RungView }) {
  const words = useWords().path;
  const title = titleOf(rung, words);
  const mark = rung.kind === "role-play" ? words.rung.rolePlayMark : rung.kind === "lessons" && rung.state === "open" ? String(rung.left) : undefined;
  const to = rung.state === "unavailable" ? undefined : "to" in rung ? rung.to : undefined;
  return (
    <Rung
      state={rung.state === "met" ? "done" : rung.isNext ? "now" : "open"}
      mark={mark}
      title={to ? <RungLink to={to}>{title}</RungLink> : title}
      detail={<span className="break-keep">{detailOf(rung, words)}</span>}
      status={<Status rung={rung} />}
    />
  );
}

function titleOf({ kind, title }: RungView, { rung: words, rolePlay }: Words["path"]): string {
  if (kind === "role-play") return rolePlay.title(title);
  return words[kind](title);
}

const RungLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link to={to} className="underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember">
    {children}
  </Link>
);

function detailOf(rung: RungView, { rung: words, rolePlay }: Words["path"]): string {
  if (rung.state === "unavailable") return words.gone;
  switch (rung.kind) {
    case "lessons":
      return rung.state === "met" ? words.lessonsRead(rung.count, rung.day) : words.lessonsLeft(rung.left, rung.of);
    case "quiz":
      if (rung.state === "met") return words.quizPassed(rung.percent, rung.day);
      return rung.tries > 0 ? words.quizTried(rung.tries, rung.passMark) : words.quizOpen(rung.passMark);
    case "certificate":
      if (rung.state === "met") return words.certificateValid(rung.day);
      return rung.isLost ? words.certificateLost : words.certificateOpen;
    case "role-play":
      if (rung.state === "met") return words.rolePlayPassed(rung.mean, rung.day);
      if (rung.state === "planned") return rolePlay.whenAndWhere(rung);
      return rung.tries > 0 ? words.rolePlayTried : words.rolePlayOpen;
  }
}

function Status({ rung }: { rung: RungView }) {
  const { state: words } = useWords().path;
  if (rung.state === "met")
    return <StatusMark tone="ok">{rung.kind === "lessons" ? words.done : rung.kind === "certificate" ? words.valid : words.passed}</StatusMark>;
  if (rung.state === "unavailable") return <StatusMark tone="plain">{words.gone}</StatusMark>;
  if (rung.state === "planned") {
    if (rung.isOver) return <StatusMark tone="plain">{words.awaiting}</StatusMark>;
    return <StatusMark tone="warn">{rung.inDays <= 0 ? words.today : rung.inDays === 1 ? words.tomorrow : words.inDays(rung.inDays)}</StatusMark>;
  }
  return rung.isNext && rung.kind !== "role-play" && rung.kind !== "certificate" ? (
    <StatusMark tone="now">{words.now}</StatusMark>
  ) : (
    <span className="text-sm text-soft">{words.open}</span>
  );
}
