import type { InWords } from "./answer-keeper";

/** What a question's form says, in the words that stand on the page: for the file a person can take to a trainer. */
export function answerInWords(form: HTMLFormElement, number: number): InWords {
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>("[name^=answer]")];
  return { number, question: textOf(form.querySelector("h1")), answer: fields.flatMap(saidBy).join("\n") };
}

function saidBy(field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): string[] {
  const label = textOf(field.labels?.[0]) || field.getAttribute("aria-label") || "";
  if (field.type === "radio" || field.type === "checkbox") {
    const sorted = field.name === "answer" ? "" : `${textOf(field.closest("fieldset")?.querySelector("legend"))}: `;
    return (field as HTMLInputElement).checked ? [sorted + label] : [];
  }
  if (field.type === "hidden") return [`${field.value}. ${textOf(field.form?.querySelector(`#item-${CSS.escape(field.name.slice("answer.".length))}`))}`];
  const value = field instanceof HTMLSelectElement ? textOf(field.selectedOptions[0]) : field.value.trim();
  return field.value.trim() ? [label ? `${label}: ${value}` : value] : [];
}

const textOf = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
