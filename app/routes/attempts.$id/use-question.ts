import { useLocation, useNavigate } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { answerFromForm, formOf, givenIn, spelled } from "~/quizzes/answer";
import { answerInWords } from "~/quizzes/answer-in-words";
import type { AnswerKeeper } from "~/quizzes/answer-keeper";
import { useKeys } from "~/quizzes/use-keys";
import type { Page } from "./route";
import type { Flags } from "./use-flags";

/** How long a pause in typing is waited for before what was typed is sent, in milliseconds. */
const TYPING = 800;

/** What the script adds to the plain form of a question: saving when chosen, going on without a new page, keys. */
export function useQuestion(page: Page, keeper: AnswerKeeper | null, flags: Flags) {
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const early = useRef(false);
  const target = useRef<string | null>(null);
  const [going, setGoing] = useState<string | null>(null);
  const navigate = useNavigate();
  const arrived = useLocation().key !== "default";
  const { question, stored } = page;
  const given = keeper?.answerOf(question.id, stored?.seq) ?? null;
  const shifts = keeper?.shiftsOf(question.id) ?? 0;
  useKeys();

  const give = () => {
    if (!keeper) early.current = true; // between the script's first moment and its keeper
    const answer = form.current && answerFromForm(question.kind, givenOn(form.current));
    if (!keeper || !form.current || !answer || isHalfOrdered(answer)) return;
    const more = { pause: isTyped(question.kind) ? TYPING : 0, inWords: answerInWords(form.current, page.number) };
    keeper.give(question.id, answer as Parameters<AnswerKeeper["give"]>[1], stored?.seq ?? 0, more);
  };

  const go = (event: FormEvent<HTMLFormElement>) => {
    if (!keeper) return;
    event.preventDefault();
    const to = (event.nativeEvent as SubmitEvent).submitter?.getAttribute("value") ?? "review";
    if (to === "flag" || to === "unflag") return flags.toggle(question.id);
    target.current = to;
    setGoing(to);
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, before the keeper is there
  useEffect(() => {
    // A choice made before the script ran is an answer like any other.
    early.current = !keeper && form.current !== null && spelled(givenOn(form.current)) !== spelled(formOf(stored?.answer));
    if (arrived) heading.current?.focus();
    return () => {
      target.current = null;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the keeper comes, not whenever it changes
  useEffect(() => {
    if (keeper && early.current) give();
    early.current = false;
  }, [keeper]);

  // The boxes are the browser's own; they are made anew only when another answer than the page's must be shown.
  const restored = useRestored(keeper, given, early.current);
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

/** The answer that was given here before this page was made, if there is one. */
function useRestored(keeper: AnswerKeeper | null, given: ReturnType<AnswerKeeper["answerOf"]>, early: boolean) {
  const seen = useRef<{ keeper: AnswerKeeper; answer: typeof given } | null>(null);
  if (keeper && seen.current?.keeper !== keeper) seen.current = { keeper, answer: early ? null : given };
  return seen.current?.answer ?? null;
}

const givenOn = (form: HTMLFormElement) => givenIn([...new FormData(form)].map(([name, value]) => [name, String(value)] as const));
/** Positions chosen before the script ran, not all of them yet. */
const isHalfOrdered = (answer: unknown) => (answer as { order?: unknown }).order === null;
const isTyped = (kind: string) => kind === "numeric" || kind === "fill-in" || kind === "essay";
