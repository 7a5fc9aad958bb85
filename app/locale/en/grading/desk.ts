/** The trainer's desk, and why something on it cannot be done. */
export const desk = {
  desk: {
    title: "Grading",
    lead: (n: number, more: boolean) => {
      if (more) return `More than ${n} things are waiting for you.`;
      return n === 0 ? "Nothing is waiting for you." : n === 1 ? "One thing is waiting for you." : `${n} things are waiting for you.`;
    },
    rest: "Show the rest",
    restOf: (title: string) => `Show the rest: ${title}`,
    plan: "Plan a performance",
    toScore: "Waiting for a score",
    toSign: "To be signed",
    waitingForOthers: "Signed, not out yet",
    released: "Recently released",
    emptyTitle: "Nothing to score",
    empty: "Plan a performance for somebody in your groups. It will stand here, the earliest first.",
    noneReleased: "What you have signed stands here for 30 days, as soon as the learner has it.",
    state: { overdue: "Overdue", now: "Playing", waiting: "Waiting", today: "Today", planned: "Planned", held: "On hold", scored: "Scored" },
    score: "Score",
    sign: "Sign",
    look: "What to do",
    lookAt: (name: string) => `What to do about ${name}`,
    scoreOf: (name: string) => `Score ${name}`,
    signFor: (name: string) => `Sign for ${name}`,
    dueBy: (time: string) => `result due ${time}`,
    filter: {
      label: "Narrow down",
      wait: "What it waits for",
      waits: {
        all: "Everything",
        score: "A score",
        second: "A second score",
        decision: "A decision",
        sign: "A signature",
        correction: "A correction to finish",
        note: "A coaching note",
        late: "A colleague",
        essay: "An essay to be marked",
        released: "Nothing: released lately",
      },
      scenario: "Role-play",
      everyScenario: "All role-plays",
      show: "Show",
      clear: "Show everything",
      none: "Nothing of this kind is waiting.",
    },
    room: (room: string) => `Room: ${room}`,
    customer: (name: string) => `customer: ${name}`,
    signedAt: (time: string) => `signed ${time}`,
  },

  refused: {
    notGrader: "You are not the grader of this performance.",
    self: "Nobody scores themselves or their own manager. Ask HR for another grader.",
    cancelled: "This performance was cancelled.",
    settled: "This performance was decided in the meantime, so your marks are not needed any more.",
    replaced: (by: string, reason: string) =>
      `This performance is scored by ${by} now, in your place. The reason: “${reason}” What you had marked was not handed in and counts for nothing.`,
    replacedNow: "Somebody else grades this performance now, so your marks were not taken.",
    signed: "This performance is signed already. A second scorecard cannot be submitted.",
    notReady: "These marks are not complete yet. Go back and submit them first.",
    changed: "The marks or the rules changed since you opened this page, so nothing was signed. Look at the result as it is now, then sign.",
    tooEarly: "The play has not taken place yet, so it cannot be signed.",
    outsideLine:
      "This certification asks for a grader from outside the reporting line, and all graders are above the one who is scored. Nothing was signed: name another grader first.",
    held: "An earlier try was not passed, so this one is on hold and cannot be signed. Its page says what it waits for.",
  },
};
