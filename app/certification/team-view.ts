import type { Library } from "~/content/library";
import { type Tier, tiers } from "~/content/shape";
import type { Words } from "~/locale/catalogues";
import { dayIn, formatDay, formatNearDay, timeIn } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { nameIn } from "~/people/names";
import { type Listed, type ListedStanding, listedStanding } from "~/register/listed";
import type { Day } from "~db/kit";
import { escortClock } from "./escort";
import { type Path, type WayAhead, wayAhead } from "./path";
import { certificationTitle, examTitle } from "./rung-view";
import type { Serving } from "./serving";
import type { Step } from "./steps";

export type Viewing = { words: Words; language: Language; today: Day; library: Library };
type Row = Listed & { certificationId: string; tier: Tier; metCount: number; totalCount: number; expiresOn: Day | null };
type Member = {
  id: string;
  name: string;
  otherName: string | null;
  staffNumber: string;
  position: string | null;
  hiredOn: Day | null;
  depth: number;
  serving: Serving;
  rows: Row[];
  path: Path | null;
};

export type MemberView = ReturnType<typeof memberView>;

/** Somebody of a team as their supervisor reads it: may they serve alone, why, and what comes next. */
export function memberView(member: Member, viewing: Viewing) {
  const { language, today, library } = viewing;
  const name = nameIn(language, member);
  return {
    id: member.id,
    name,
    otherName: name === member.name ? member.otherName : member.name,
    position: member.position,
    depth: member.depth,
    alone: member.serving.alone,
    standing: standingOf(member.serving),
    reason: reasonOf(member.serving, viewing),
    /** Not for a wall that others read. */
    isPrivate: !member.serving.alone && member.serving.why === "stopped",
    clock: clockOf(member, viewing),
    next: nextOf(member, viewing),
    certifications: [...member.rows].sort(byTier).map((row) => ({
      id: row.certificationId,
      title: inLanguage(library.certifications.get(row.certificationId)?.title ?? { en: row.certificationId }, language),
      standing: listedStanding(row, today),
      progress: row.expiresOn ? null : viewing.words.register.why.met(row.metCount, row.totalCount),
    })),
  };
}

/** How long somebody who was never certified has worked with an escort. */
function clockOf({ serving, path, hiredOn }: Member, { words: { team }, language, today }: Viewing) {
  if (serving.alone || serving.why !== "in-training" || !path?.rules.escort) return null;
  const clock = escortClock(path.rules.escort, hiredOn, today);
  return clock && { text: team.clock[clock.stage](clock.day, formatDay(clock.reviewOn, language)), isLate: clock.stage !== "running" };
}

const byTier = (a: Row, b: Row) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier);

function standingOf(serving: Serving): ListedStanding | null {
  if (serving.alone) return serving.standing;
  if (serving.why === "not-assigned") return null;
  return serving.why === "lapsed" ? "lapsed" : serving.standing;
}

function reasonOf(serving: Serving, { words: { team }, language }: Viewing): string {
  const day = (date: Day) => formatDay(date, language);
  if (serving.alone) return team.alone[serving.standing](day(serving.until));
  switch (serving.why) {
    case "lapsed":
      return team.escort.lapsed(day(serving.since));
    case "stopped":
      return team.escort[serving.standing];
    case "in-training":
      return team.escort.inTraining(serving.met, serving.of);
    case "not-assigned":
      return team.escort.notAssigned;
  }
}

function nextOf({ serving, path }: Member, viewing: Viewing): string | null {
  const { next } = viewing.words.team;
  if (serving.alone) return serving.standing === "certified" ? null : next.renew;
  if (serving.why === "not-assigned") return next.assign;
  const ahead = path && wayAhead(path);
  if (serving.why === "lapsed") return ahead ? aheadInWords(ahead, viewing) : next.earnAgain;
  if (serving.why === "stopped") return ahead ? aheadInWords(ahead, viewing) : next.askHr;
  return ahead ? aheadInWords(ahead, viewing) : next.open;
}

/** What comes next for a person, told to somebody else: a step of theirs, or a signature. */
export function aheadInWords({ next, waits }: Pick<WayAhead, "next" | "waits">, viewing: Viewing): string {
  if (next) return stepInWords(next, viewing);
  const { words, language, today, library } = viewing;
  if (!waits) return words.team.next.complete;
  const { office, path } = words.signOffs;
  const { signOff, since, returned } = waits;
  return returned
    ? path.shortReturned(office[signOff.by], returned.reason)
    : path.short(office[signOff.by], formatNearDay(dayIn(library.zone, since), today, language));
}

/** What a person has to do next, told to somebody else. */
export function stepInWords(step: Step, { words, language, today, library }: Viewing): string {
  const { next } = words.team;
  if (step.state === "unavailable" || step.state === "met") return next.unavailable;
  if (step.kind === "role-play") {
    if (step.state === "open") return next.planRolePlay(inLanguage(step.requirement.title, language));
    const { scheduledAt } = step.performance;
    return next.rolePlay(formatNearDay(dayIn(library.zone, scheduledAt), today, language), timeIn(library.zone, scheduledAt));
  }
  if (step.kind === "certificate") return next.certificate(certificationTitle(step, { library, language }));
  if (step.kind === "exam") {
    const exam = examTitle(step.requirement.exam, { library, language });
    return step.tries > 0 ? next.examAgain(exam) : next.exam(exam);
  }
  const module = library.modules.get(step.requirement.module);
  const title = inLanguage(module?.title ?? { en: step.requirement.module }, language);
  if (step.kind === "quiz") return step.tries > 0 ? next.quizAgain(title) : next.quiz(title);
  const lesson = module?.lessons.find(({ id }) => id === step.nextLessonId);
  return next.lesson(lesson ? inLanguage(lesson.title, language) : step.nextLessonId, title);
}
