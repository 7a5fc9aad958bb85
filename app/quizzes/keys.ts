/**
 * Hears keys on the pages of questions, from now on: 1 to 9 choose, left and right go to the questions beside it. Where text is
 * typed or a list is open, keys are its own. It looks for what is on the page just then; where no question is, nothing happens.
 */
export function hearKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTypedIn(event.target)) return;
    const step = { ArrowLeft: "previous", ArrowRight: "next" }[event.key];
    if (step) {
      if (document.querySelector("main button[data-step]")) event.preventDefault(); // in a group of choices, up and down still choose
      document.querySelector<HTMLElement>(`main button[data-step=${step}]`)?.click();
    } else if (/^[1-9]$/.test(event.key))
      document.querySelectorAll<HTMLInputElement>("main input[name=answer]:is([type=radio], [type=checkbox])")[Number(event.key) - 1]?.click();
  });
}

const isTypedIn = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches("input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]");
