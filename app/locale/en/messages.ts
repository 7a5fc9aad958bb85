import { signInHelp } from "./sign-in-help";

type Counts = { soon: number; inGrace: number; lapsed: number; overdue: number; appeals: number };

/** Said by the server only, on the page of messages and in mail: no browser loads these. */
export const messages = {
  signInHelp,
  title: "Messages",
  lead: (unread: number) => (unread === 0 ? "All read." : unread === 1 ? "1 is new." : `${unread === 100 ? "More than 99" : unread} are new.`),
  empty: "No messages yet",
  emptyText: "What is assigned to you, planned with you or decided about you will stand here.",
  readAll: "Mark all as read",
  unread: "new",
  done: "done",
  older: "Older",
  newest: "Back to the newest",
  says: {
    part: { staff: "you play the member of staff", customer: "you play the customer", observer: "you observe", grader: "you score" },
    assigned: (course: string, due: string | null) => (due ? `A course is yours to do: ${course}, by ${due}.` : `A course is yours to do: ${course}.`),
    due: {
      7: (course: string, day: string) => `${course} is due on ${day}.`,
      0: (course: string, day: string) => `${course} is due today, ${day}.`,
      overdue: (course: string, day: string) => `${course} was due on ${day} and is not finished.`,
    },
    reportOverdue: (name: string, course: string, day: string) => `${name} has not finished ${course}, which was due on ${day}.`,
    planned: (part: string, scenario: string, at: string) => `Planned for ${at}: the role-play “${scenario}”; ${part}.`,
    moved: (part: string, scenario: string, at: string) => `Moved to ${at}: the role-play “${scenario}”; ${part}.`,
    cancelled: (_part: string, scenario: string, at: string) => `Cancelled: the role-play “${scenario}” of ${at}.`,
    calledOff: (scenario: string) => `Nothing came of the role-play “${scenario}”. It counts as no try; a new time will be planned.`,
    released: (scenario: string) => `Your result of the role-play “${scenario}” is out.`,
    toScore: (scenario: string, name: string) => `${name} waits for your scorecard: the role-play “${scenario}”.`,
    toSign: (scenario: string, name: string) => `A scorecard waits for your signature: ${name}, the role-play “${scenario}”.`,
    conflict: (scenario: string, name: string) => `Two scorecards of ${name} are too far apart: the role-play “${scenario}” needs a decision.`,
    appealFiled: (name: string, scenario: string, day: string) =>
      `${name} appeals the result of the role-play “${scenario}”. It is to be decided by ${day} at the latest.`,
    appealGiven: (name: string, scenario: string, day: string) => `An appeal is yours to decide by ${day}: ${name}, the role-play “${scenario}”.`,
    appealReceived: (scenario: string) => `Your appeal about the role-play “${scenario}” has been received.`,
    appealDecided: (scenario: string) => `Your appeal about the role-play “${scenario}” is decided.`,
    essayWaiting: (test: string, name: string) => `${name} handed in a written answer that waits for a trainer: ${test}.`,
    talkNeeded: (name: string, test: string) => `${name} has used all tries and needs a talk with a trainer: ${test}.`,
    quizMarked: (test: string) => `Your written answers are marked: ${test}.`,
    markedAgain: (test: string) => `A question was corrected and your answers were marked again: ${test}.`,
    tryOpen: (test: string) => `One more try is open to you: ${test}.`,
    certificateIssued: (certification: string, day: string) => `Your certificate is issued: ${certification}, valid until ${day}.`,
    lapsing: {
      60: (certification: string, day: string) => `Your certificate ${certification} is valid until ${day}. Plan its renewal now.`,
      30: (certification: string, day: string) => `Your certificate ${certification} is valid until ${day}. Renew it this month.`,
      7: (certification: string, day: string) => `Your certificate ${certification} is valid until ${day}: a few days are left to renew it.`,
      0: (certification: string, day: string) => `The last valid day of your certificate ${certification} is ${day}. Renew it while its grace runs.`,
    },
    lapsed: (certification: string, day: string) => `Your certificate ${certification} has lapsed; its last valid day was ${day}.`,
    escorted: {
      remind: (name: string, days: number, certification: string) =>
        `${name} has served with an escort for ${days} days. Look what is still missing for ${certification}.`,
      "tell-hr": (name: string, days: number, certification: string) =>
        `${name} has served with an escort for ${days} days, without ${certification}. Agree on what helps now.`,
      review: (name: string, days: number, certification: string) =>
        `${name} has served with an escort for ${days} days, without ${certification}. The review is due.`,
    },
    reportLapsing: (name: string, certification: string, day: string) => `The certificate ${certification} of ${name} is valid until ${day}.`,
    reportLapsed: (name: string, certification: string) => `The certificate ${certification} of ${name} has lapsed.`,
    decided: {
      suspended: (certification: string) => `Your certificate ${certification} is suspended. Its page says why.`,
      revoked: (certification: string) => `Your certificate ${certification} was revoked. Its page says why.`,
      reinstated: (certification: string) => `Your certificate ${certification} counts again.`,
      recalculated: (certification: string) =>
        `The rules changed, and your certificate ${certification} has other dates. Its page says until when it is valid.`,
      extended: (certification: string) => `Your certificate ${certification} is valid for longer. Its page says until when.`,
    },
    reportDecided: {
      suspended: (name: string, certification: string) => `The certificate ${certification} of ${name} is suspended.`,
      revoked: (name: string, certification: string) => `The certificate ${certification} of ${name} was revoked.`,
      reinstated: (name: string, certification: string) => `The certificate ${certification} of ${name} counts again.`,
      recalculated: (name: string, certification: string) => `The rules changed, and the certificate ${certification} of ${name} has other dates.`,
      extended: (name: string, certification: string) => `The certificate ${certification} of ${name} is valid for longer.`,
    },
    duty: {
      set: {
        absence: (certification: string, day: string) =>
          `You were away until ${day}, longer than ${certification} allows. It counts again once you have passed what its renewal asks.`,
        delta: (certification: string, day: string) =>
          `Something you are certified in has changed: take a short quiz by ${day}, so that ${certification} goes on counting.`,
        retraining: (certification: string, day: string) =>
          `A re-training is yours to do by ${day}, so that ${certification} goes on counting. Your path says what.`,
      },
      report: {
        absence: (name: string, certification: string, day: string) =>
          `${name} was away until ${day}. ${certification} counts again once what its renewal asks is passed.`,
        delta: (name: string, certification: string, day: string) => `${name} has a short quiz to pass by ${day}, so that ${certification} goes on counting.`,
        retraining: (name: string, certification: string, day: string) =>
          `${name} has a re-training to do by ${day}, so that ${certification} goes on counting.`,
      },
      due: {
        soon: (certification: string, day: string) =>
          `By ${day} something is still to be passed, so that ${certification} goes on counting. Your path says what.`,
        over: (certification: string, day: string) => `${certification} does not count: what was to be passed by ${day} is still open. Your path says what.`,
      },
      reportOver: (name: string, certification: string) => `${certification} of ${name} does not count for now: what was to be passed is still open.`,
    },
    signOffWaits: {
      signer: (name: string, certification: string) => `${name} has met everything for ${certification} and waits for your signature.`,
      hr: (name: string, certification: string) => `${name} has met everything for ${certification}. For a week nobody has given the next signature.`,
    },
    signOffReturned: {
      own: (certification: string) => `Before your certificate ${certification} is signed, something is still to be done. Your path says what.`,
      others: (name: string, certification: string) => `The certificate ${certification} of ${name} was not signed but given back, with the reason.`,
    },
    digest: (week: string, counted: string) => `The week from ${week}: ${counted}`,
    counted: ({ soon, inGrace, lapsed, overdue, appeals }: Counts) =>
      `certificates that end within 30 days: ${soon}; in grace: ${inGrace}; lapsed: ${lapsed}; assignments overdue: ${overdue}; appeals open: ${appeals}.`,
    mailStopped: (name: string) => `The address of ${name} belongs to somebody else, who stopped our mail. Correct it, then allow mail again.`,
  },
  mail: {
    many: (n: number) => `${n} messages for you`,
    opening: "Hello,",
    why: (company: string) => `${company} trains and certifies its people with Rung. You read the same under the bell when you are signed in.`,
    choose: "Which mail you get, you choose on the page “Me”.",
    stop: "Not you, or never heard of this company? Stop all mail to this address",
  },
  stopPage: {
    title: "Stop this mail",
    lead: (address: string) => `This stops all mail from here to ${address}.`,
    why: "Press the button if this address is not that of the person the mail was written to. Their HR is told, so that it can be corrected.",
    stop: "Stop all mail to this address",
    stopped: "Nothing is sent to this address any more. Thank you for telling us.",
    unknown: "This link is not known, or is too old. Nothing was changed.",
  },
  choice: {
    title: "Mail",
    none: "You have no e-mail address here. Everything stands under the bell.",
    all: "Everything that concerns me",
    allHint: "also results that are out and certificates",
    duties: "Only what I have to do",
    dutiesHint: "assigned, planned, due, waiting for me, ending",
    save: "Save",
    to: (address: string) => `Mail goes to ${address}, between 8 in the morning and 9 in the evening. The bell has everything in any case.`,
    stopped: (address: string) => `Somebody said that ${address} is not yours, so no mail goes there. Ask HR to correct it.`,
  },
};
