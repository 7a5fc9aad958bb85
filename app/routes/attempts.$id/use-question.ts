import { useLocation, useNavigate } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { answerFromForm, formOf, givenIn, spelled } from "~/quizzes/answer";
import { answerInWords } from "~/quizzes/answer-in-words";
import type { AnswerKeeper } from "~/quizzes/answer-keeper";
import type { Page } from "./route";
import type { Flags } from "./use-flags";

type Answer = Parameters<AnswerKeeper["give"]>[1];

/** How long a pause in typing is waited for before what was typed is sent, in milliseconds. */
const TYPING = 800;

/** What the script adds to the plain form of a question: saving when chosen, going on without a new page. */
export function useQuestion(page: Page, keeper: AnswerKeeper | null, flags: Flags) {
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const target = useRef<string | null>(null);
  const [going, setGoing] = useState<string | null>(null);
  const navigate = useNavigate();
  const arrived = useLocation().key !== "default";
  const { question, stored } = page;
  const given = keeper?.answerOf(question.id, stored?.seq) ?? null;
  const shifts = keeper?.shiftsOf(question.id) ?? 0;

  const give = () => {
    const answer = form.current && answerOn(form.current, question);
    if (!keeper || !form.current || !answer) return;
    const more = { pause: isTyped(question.kind) ? TYPING : 0, inWords: answerInWords(form.current, page.number) };
    keeper.give(question.id, answer, stored?.seq ?? 0, more);
  };
  /** A choice that no script heard, because it was made before one listened, is an answer like any other. */
  const giveUnheard = () => {
    if (isChanged(form.current, given ?? stored?.answer)) give();
  };

  const go = (event: FormEvent<HTMLFormElement>) => {
    if (!keeper || isHalfOrdered(event.currentTarget, question)) return;
    event.preventDefault();
    const to = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") ?? "review";
    if (to === "flag" || to === "unflag") return flags.toggle(question.id);
    target.current = to;
    setGoing(to);
    giveUnheard();
    void keeper.sendNow();
    void keeper.whole().then(() => {
      if (target.current !== to) return;
      setGoing(null);
      if (keeper.conflictOf(question.id)) return window.scrollTo({ top: 0 });
      // What was typed and could not be read is not left behind unseen: it stands here until it can, or is deleted.
      if (isTyped(question.kind) && keeper.refusalOf(question.id)) return form.current?.querySelector<HTMLElement>("[name^=answer]")?.focus();
      navigate(to === "review" ? `/attempts/${page.attemptId}/review` : `/attempts/${page.attemptId}?q=${to}`);
    });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the question comes
  useEffect(() => {
    if (arrived) heading.current?.focus();
    return () => {
      target.current = null;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the keeper comes, not whenever it changes
  useEffect(() => {
    if (keeper) giveUnheard();
  }, [keeper]);

  // The boxes are the browser's own; they are made anew only when another answer than the page's must be shown.
  const restored = useRestored(keeper, () => {
    if (!form.current || !isChanged(form.current, stored?.answer)) return given;
    // Lists of positions give way to lines that can be moved, and these show what was chosen there.
    return question.kind === "ordering" ? answerOn(form.current, question) : null;
  });
  return {
    form,
    heading,
    going,
    give,
    go,
    shown: (shifts > 0 ? given : restored) ?? stored?.answer ?? null,
    shownFrom: shifts > 0 ? `shift-${shifts}` : restored ? "kept" : "page",
  };
}

/** The answer to show instead of the page's own, as it is found when the keeper comes. */
function useRestored(keeper: AnswerKeeper | null, find: () => Answer | null) {
  const found = useRef<{ keeper: AnswerKeeper; answer: Answer | null } | null>(null);
  if (keeper && found.current?.keeper !== keeper) found.current = { keeper, answer: find() };
  return found.current?.answer ?? null;
}

const isChanged = (form: HTMLFormElement | null, answer: Answer | null | undefined) => form !== null && spelled(givenOn(form)) !== spelled(formOf(answer));
/** Null where no answer can be read from it, as where not all positions are chosen yet. */
function answerOn(form: HTMLFormElement, { kind, parts }: Page["question"]): Answer | null {
  const answer = answerFromForm(kind, givenOn(form)) as Answer | null;
  return answer?.kind === "ordering" && answer.order?.length !== parts.length ? null : answer;
}
/** Positions begun in lists whose script has not come, and not all chosen: the server says at the form what is missing. */
const isHalfOrdered = (form: HTMLFormElement, question: Page["question"]) =>
  question.kind === "ordering" && Object.values(givenOn(form).named).some(Boolean) && answerOn(form, question) === null;
const givenOn = (form: HTMLFormElement) => givenIn([...new FormData(form)].map(([name, value]) => [name, String(value)] as const));
const isTyped = (kind: string) => kind === "numeric" || kind === "fill-in" || kind === "essay";
