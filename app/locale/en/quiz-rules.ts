const hours = (n: number) => (n === 1 ? "1 hour" : `${n} hours`);
const minutes = (n: number) => (n === 1 ? "1 minute" : `${n} minutes`);

/** What holds for a quiz or an exam: when, how often, how long, and what is shown when. */
export const quizRules = {
  limitMore: (limit: number, more: number) => `${minutes(limit + more)} from the moment you start; ${minutes(more)} of them are extra time for you`,
  opens: (at: string) => `Opens on ${at}`,
  closes: (at: string) => `Closes on ${at}. What is open then is handed in by itself.`,
  tries: (attempts: number) =>
    attempts === 1 ? "One try, then a talk with a trainer opens another" : `${attempts} tries, then a talk with a trainer opens one more`,
  triesLeft: (left: number) => (left === 0 ? "No try left" : left === 1 ? "One try left" : `${left} tries left`),
  wait: (n: number) => `${hours(n)} between a failed try and the next`,
  shows: { score: "score", answers: "right answers", reasons: "reasons" },
  when: {
    "after-submit": (what: string) => `Shown after you hand in: ${what}`,
    "after-pass": (what: string) => `Shown once you have passed: ${what}`,
    "after-closing": (what: string) => `Shown after the closing: ${what}`,
    never: (what: string) => `Not shown: ${what}`,
  },
  withheld: "Not everything is shown yet",
  notNow: {
    title: {
      "not-open-yet": "Not open yet",
      closed: "Closed",
      wait: "A pause before the next try",
      "closes-before": "No further try before the closing",
      talk: "First a talk with a trainer",
      marking: "Waiting to be marked",
    },
    "not-open-yet": (at: string) => `You can start from ${at}.`,
    closed: (at: string) => `This closed on ${at}. What was handed in before counts.`,
    wait: (at: string) => `You can try again from ${at}. Use the time to look at what was missing.`,
    "closes-before": (at: string) => `It closes on ${at}, before the waiting time is over. Speak with your trainer about what comes next.`,
    talk: "All tries are used. Talk over with a trainer what was missing; then one more try opens. The rest of your path stays open.",
    marking: "A trainer reads what you wrote in your last attempt. Then its result is shown, and you can begin again. The rest of your path stays open.",
  },
  markingSee: "See what is waiting",
  trainers: (names: string, n: number) => (n === 1 ? `${names} can do it with you.` : `Any of these can do it with you: ${names}.`),
  noTrainer: "You are in no group with a trainer yet. Ask HR to put you in one.",
};
