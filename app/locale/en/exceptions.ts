type Day = string;

/** HR's page of what is decided for one person apart from the rules. */
export const exceptions = {
  title: (name: string) => `${name}: exceptions`,
  heading: "Exceptions",
  lead: (name: string, number: string) => `${name} · ${number}`,
  open: "Exceptions",
  record: "Training record",
  waivers: "Waivers",
  nothing: "Nothing that is asked of this person now can be waived.",
  without: (needed: string, certification: string) => `Without “${needed}” towards “${certification}”`,
  condition: (requirements: string[], days: number) => `Counts at once. It falls away unless this is passed within ${days} days: ${requirements.join("; ")}.`,
  running: (day: Day) => `Counts. The condition is open until ${day}.`,
  kept: (day: Day) => `Counts for good: the condition was met on ${day}.`,
  fallen: (day: Day) => `Has fallen away: the condition was not met by ${day}.`,
  by: (name: string, when: string) => `${name}, ${when}`,
  reason: "Reason",
  reasonHint: "Kept with your name. An auditor reads it.",
  waive: "Waive it",
  met: "There is nothing to waive any more: the certificate is there, or somebody has just waived it. Look at the page as it is now.",
  unknown: "The rules do not let anybody waive this for this person.",
  notYours: "Nobody makes an exception for themselves or for their own manager. Ask another member of HR.",
};
