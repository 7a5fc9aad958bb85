/**
 * Marks by keyboard: 1 to 5 gives the level of the criterion one is in, or of the first that has none, and 0 says that it could
 * not be seen; up and down go from criterion to criterion. Left and right are the browser's own among five buttons.
 */
export function levelKeys(event: KeyboardEvent, form: HTMLFormElement) {
  const { target, key } = event;
  const elsewhere = target !== document.body && !(target instanceof Node && form.contains(target));
  if (event.ctrlKey || event.metaKey || event.altKey || elsewhere || isTyping(target)) return;
  const criteria = [...form.querySelectorAll<HTMLFieldSetElement>("fieldset[data-criterion]")];
  const own = criteria.findIndex((criterion) => target instanceof Node && criterion.contains(target));
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (step !== undefined && own >= 0) {
    const next = criteria[own + step];
    if (!next) return;
    event.preventDefault();
    (next.querySelector<HTMLInputElement>("input.lv:checked") ?? next.querySelector<HTMLInputElement>("input.lv"))?.focus();
    return;
  }
  if (!/^[0-5]$/.test(key)) return;
  const criterion = criteria[own] ?? criteria.find((one) => !one.querySelector("input[type=radio]:checked"));
  const level = criterion?.querySelector<HTMLInputElement>(`input[type=radio][value="${key === "0" ? "not-applicable" : key}"]`);
  if (!level) return;
  event.preventDefault();
  level.focus();
  level.click();
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type));
