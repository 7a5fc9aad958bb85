type Day = string;

/** What becomes of a certificate after it was issued: said by the server, and on HR's page of a certificate. */
export const life = {
  title: (title: string) => `${title}: certificate`,
  lead: (name: string, number: string) => `${name} · ${number}`,
  record: "Training record",
  sheet: "Open the certificate",
  said: {
    suspended: (day: Day, reason: string) => `Suspended since ${day}. Reason: ${reason}`,
    revoked: (day: Day, reason: string) => `Revoked on ${day}. Reason: ${reason}`,
    lost: (day: Day, title: string) => `Suspended since ${day}, because the certificate “${title}” is not valid. It counts again as soon as that one does.`,
  },
  dates: "Dates",
  decisions: "What was decided",
  none: "Nothing so far. Its dates alone say whether it is valid.",
  kind: { suspended: "Suspended", revoked: "Revoked", reinstated: "Reinstated", extended: "Given more time" },
  by: (name: string, when: string) => `${name}, ${when}`,
  decide: "Decide about it",
  choices: { suspended: "Suspend it", revoked: "Revoke it", reinstated: "Reinstate it" },
  hints: {
    suspended: "It does not count until you reinstate it.",
    revoked: "It does not count any more. Only a mistake is reinstated after this.",
    reinstated: "It counts again from now on, by its own dates.",
  },
  extend: {
    title: "Give more time",
    lead: (day: string) => `For this person only: the certificate is now valid until ${day}, and a later day takes its place. Grace follows it.`,
    until: "Valid until",
    submit: "Extend it",
    past: "That day has gone by. A certificate is not extended into the past.",
    shorter: (day: string) => `It is valid until ${day} already. Choose a later day.`,
    "too-far": "More than a year is no extension. Choose an earlier day, or have the certificate renewed.",
    moved: (was: string, until: string) => `${was} → ${until}`,
  },
  what: "What is to happen",
  reason: "Reason",
  reasonHint: "The holder reads it, and it stays on the training record. Whoever checks the number of the certificate sees the status, not the reason.",
  submit: "Decide",
  told: "The holder and who leads them are told at once.",
  changed: "This was decided by somebody else meanwhile. Look at it as it is now.",
  ended: "A later certificate has taken the place of this one. Nothing can be decided about it any more.",
  notYours: "Nobody decides about their own certificate or that of their own manager. Ask another member of HR.",
};
