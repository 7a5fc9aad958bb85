const count = (n: number, one: string) => (n === 1 ? `1 ${one}` : `${n} ${one}s`);

/** Exams over several modules. The pages of a test have the words of quizzes; where an exam says it otherwise, it stands here. */
export const exams = {
  delta: {
    title: (module: string) => `What is new: ${module}`,
    before: "Only what has changed in this module is asked. You may take it again at once if you need to.",
  },
  lead: (questions: number, modules: number) => `${count(questions, "question")} from ${count(modules, "module")}, drawn for you.`,
  instructions: "Before you begin",
  from: "Where the questions come from",
  part: (n: number) => count(n, "question"),
  bank: (n: number) => `${count(n, "question")} in its bank`,
  drawn: (n: number, tag: string | null, situation: boolean) =>
    [`${n} drawn`, tag ? `with the tag ${tag}` : null, situation ? "each a situation" : null].filter(Boolean).join(", "),
  rules: (passMark: number, minutes: number | null, attempts: number | null, waitHours: number | null) =>
    [
      `${passMark} % to pass`,
      minutes === null ? "no time limit" : count(minutes, "minute"),
      attempts === null ? null : attempts === 1 ? "1 try" : `${attempts} tries`,
      waitHours === null ? null : `${count(waitHours, "hour")} between tries`,
    ]
      .filter(Boolean)
      .join(" · "),
  minimum: (percent: number) => `at least ${percent} % of its points`,
  door: {
    facts: "What to expect",
    start: "Start the exam",
    again: "Start the next try",
    practise: "Take it again for practice",
    readTitle: "Worth reading before the next try",
    readLead: "Your last try missed something in these lessons. You need not open them to begin again, but the questions come back to them.",
  },
  result: {
    title: "Your exam result",
    nextPassed: "This exam is done. Go on with your path.",
    nextFailed: "These lessons hold what was missed. Read them, then take the exam again.",
    nextFailedFree: "You can take the exam again.",
    toQuiz: "To the exam",
    toPractise: "To the exam",
    topics: "By module",
  },
  reached: (percent: number) => `${percent} % needed here: reached`,
  missed: (percent: number) => `${percent} % needed here: not reached`,
  missedIn: (modules: string, n: number) =>
    n === 1
      ? `One module is below its own minimum: ${modules}. The exam is passed when every module reaches its minimum.`
      : `${n} modules are below their own minimum: ${modules}. The exam is passed when every module reaches its minimum.`,
};
