type Day = string;

const again = (due: Day, over: boolean) =>
  over
    ? `The day for the re-training was ${due}: your certificate counts again as soon as it is done.`
    : `Do this re-training by ${due}; after that your certificate does not count until it is done.`;

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
    owed: {
      absence: (since: Day, last: Day) =>
        `Suspended since ${since}, after an absence until ${last}. It counts again as soon as what the renewal asks has been passed anew.`,
      delta: (since: Day, last: Day, title: string) =>
        `Suspended since ${since}: the short quiz on what is new in “${title}” was not passed by ${last}. It counts again as soon as it is.`,
      retraining: (since: Day, last: Day) => `Suspended since ${since}: the re-training was not done by ${last}. It counts again as soon as it is.`,
    },
  },
  owes: {
    absence: (last: Day) => `You were away until ${last}, for longer than the rules allow. Until you have passed this again, your certificate does not count.`,
    delta: (title: string, due: Day, over: boolean) =>
      over
        ? `“${title}” has changed, and the day for the short quiz was ${due}. Your certificate counts again as soon as you pass it.`
        : `“${title}” has changed. Take the short quiz on what is new by ${due}; after that your certificate does not count until you pass it.`,
    retraining: {
      complaint: (on: Day, due: Day, over: boolean, reason: string) => `A complaint of ${on} was upheld. ${again(due, over)} ${reason}`,
      "red-line": (on: Day, due: Day, over: boolean, reason: string) => `A red line was crossed at work on ${on}. ${again(due, over)} ${reason}`,
    },
  },
  dates: "Dates",
  decisions: "What was decided",
  none: "Nothing so far. Its dates alone say whether it is valid.",
  kind: { suspended: "Suspended", revoked: "Revoked", reinstated: "Reinstated", extended: "Given more time", recalculated: "Dates worked out anew" },
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
    reason: "Reason for more time",
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
