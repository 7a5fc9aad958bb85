/** Marking what was written in a quiz. */
export const essays = {
  essays: {
    title: "Essays to mark",
    mark: "Mark",
    markOf: (name: string) => `Mark what ${name} wrote`,
    handedIn: (at: string) => `handed in ${at}`,
    pageTitle: (name: string) => `Mark: ${name}`,
    question: "The question",
    written: "What was written",
    sample: "What the author looks for",
    level: (points: number) => (points === 1 ? "1 point" : `${points} points`),
    note: "A word to the learner",
    noteHint: "Shown with the result.",
    submit: "Mark and release",
    after: "The mark is final. The learner sees it as soon as nothing of the attempt is left to mark.",
    chooseLevel: "Choose one level for each criterion.",
    markedBy: (name: string, at: string) => `Marked by ${name} on ${at}.`,
    notTaken: "What you wrote to the learner, which was not sent:",
    late: "Somebody else has marked this already. Their mark stands; yours was not taken.",
  },
};
