import { type FormEvent, type RefObject, useEffect, useState } from "react";
import { canonicalJson } from "~/content/canonical-json";
import type { Fields } from "~/role-plays/marks-keeper";
import { type DraftMarks, typedFrom, typedMarks } from "~/role-plays/typed-marks";
import { useMarksKeeper } from "~/role-plays/use-marks-keeper";
import { levelKeys } from "./level-keys";
import type { ScoringData } from "./route";

/** What the script adds to the form: it saves each change, and brings back what an earlier visit could not send. */
export function useScoring(form: RefObject<HTMLFormElement>, data: ScoringData, given: DraftMarks) {
  const [shown, setShown] = useState({ marks: given, version: 0 });
  const [found, setFound] = useState<(() => void) | null>(null);
  const keeper = useMarksKeeper({ account: data.account, performanceId: data.id, rubricHash: data.rubricHash, writer: data.writer, known: data.known });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script has taken over the form the server made
  useEffect(() => {
    if (!keeper || !form.current) return;
    const { before } = keeper;
    const bringBack = () => {
      if (!before) return;
      setShown(({ version }) => ({ marks: typedMarks(typedFrom(before.fields)), version: version + 1 }));
      setFound(null);
      keeper.give(before.fields);
    };
    if (before?.mine) bringBack();
    else if (before) setFound(() => bringBack);
    else if (given === data.marks && !sameMarks(fieldsOf(form.current), given)) keeper.give(fieldsOf(form.current)); // tapped before the script came
  }, [keeper]);

  useEffect(() => {
    const byKey = (event: KeyboardEvent) => form.current && levelKeys(event, form.current);
    window.addEventListener("keydown", byKey);
    return () => window.removeEventListener("keydown", byKey);
  }, [form]);

  const handlers = {
    onChange: (event: FormEvent<HTMLFormElement>) => {
      if (keeper && form.current) keeper.give(fieldsOf(form.current), { typing: event.target instanceof HTMLTextAreaElement });
    },
    onSubmit: () => {
      if (!keeper || !form.current) return;
      set(form.current, "turn", keeper.nextTurn());
      set(form.current, "base", keeper.base());
    },
  };
  return { shown, keeper, handlers, found };
}

const fieldsOf = (form: HTMLFormElement): Fields => [...new FormData(form)].map(([name, value]) => [name, String(value)]);

const sameMarks = (fields: Fields, marks: DraftMarks) => canonicalJson(typedMarks(typedFrom(fields))) === canonicalJson(marks);

function set(form: HTMLFormElement, name: string, value: number) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = String(value);
}
