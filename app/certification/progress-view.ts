import { dayIn, formatDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { requirementTitle } from "~/record/record-view";
import { type Path, wayAhead } from "./path";
import type { Step } from "./steps";
import { aheadInWords, stepInWords, type Viewing } from "./team-view";

export type ProgressView = ReturnType<typeof progressView>;

/** A person's way to one certificate, told to their supervisor: what is met, when and with which result, and what comes next. */
export function progressView(path: Path, viewing: Viewing) {
  const { rules, standing, assignment, certificate } = path;
  const { words, language, library } = viewing;
  const ahead = wayAhead(path);
  const next = ahead?.next ?? null;
  return {
    id: rules.id,
    title: inLanguage(rules.title, language),
    standing: standing.name,
    due: certificate
      ? words.record.validFromTo(formatDay(certificate.issuedOn, language), formatDay(certificate.expiresOn, language))
      : assignment?.dueOn
        ? words.team.member.due(formatDay(assignment.dueOn, language))
        : null,
    next: ahead && aheadInWords(ahead, viewing),
    steps: (ahead ?? standing).steps.map((step, place) => ({
      id: `${place} ${step.requirement.id}`,
      title: requirementTitle(step.requirement, words, language, library),
      state: step.state,
      isNext: step === next,
      detail: detailOf(step, viewing),
    })),
  };
}

function detailOf(step: Step, viewing: Viewing): string | null {
  const { words, language, library } = viewing;
  if (step.state === "met") {
    const day = words.team.member.met(formatDay(dayIn(library.zone, step.at), language));
    if (step.kind === "quiz" || step.kind === "exam") return `${words.team.member.percent(step.percent)} · ${day}`;
    if (step.kind === "certificate" && "waiver" in step)
      return words.path.rung.certificateWaived(step.waiver.kept ? null : formatDay(step.waiver.dueOn, language));
    if (step.kind === "certificate") return words.path.rung.certificateValid(formatDay(step.validUntil, language));
    return step.kind === "role-play" ? `${words.team.member.mean((step.weightedSum / 100).toFixed(2))} · ${day}` : day;
  }
  if (step.state === "planned") return stepInWords(step, viewing);
  return step.kind === "lessons" && step.state === "open" ? words.path.rung.lessonsLeft(step.of - step.read, step.of) : null;
}
