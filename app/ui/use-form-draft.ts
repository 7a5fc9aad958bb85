import { type RefObject, useEffect } from "react";
import { draftKey, forgetDrafts, keepDraft, readDraft } from "./drafts";

/** Keeps what is entered into a form in this browser, and puts it back into a form nothing was entered into. Files and passwords are not kept. */
export function useFormDraft(form: RefObject<HTMLFormElement | null>, account: string, parts: [string, ...string[]]) {
  const key = draftKey(account, ...parts);
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const kept = readDraft(window.localStorage, key);
    if (kept && typeof kept === "object" && entered(element).length === 0) putBack(element, kept as Record<string, unknown>);
    const keep = () => keepDraft(window.localStorage, key, Object.fromEntries(entered(element)));
    element.addEventListener("input", keep);
    return () => element.removeEventListener("input", keep);
  }, [form, key]);
}

/** What the server has acknowledged need not be kept any longer. */
export function useForgetFormDraft(account: string | null, ...parts: [string, ...string[]]) {
  const key = account && draftKey(account, ...parts);
  useEffect(() => {
    if (key) forgetDrafts(window.localStorage, [key]);
  }, [key]);
}

const entered = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" && value !== "" && !/password/i.test(name) ? [[name, value]] : []));

function putBack(form: HTMLFormElement, kept: Record<string, unknown>) {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input[type=radio], textarea")) {
    const value = kept[field.name];
    if (typeof value !== "string") continue;
    if (field instanceof HTMLInputElement) field.checked = field.value === value;
    else field.value = value;
  }
}
