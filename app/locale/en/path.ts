type Day = string;

/** The path page: what to do next, and what the certificate still needs. */
export const path = {
  title: "Your path",
  greeting: {
    morning: (name: string) => `Good morning, ${name}`,
    afternoon: (name: string) => `Good afternoon, ${name}`,
    evening: (name: string) => `Good evening, ${name}`,
  },
  day: (day: number, of: number) => `day ${day} of ${of}`,
  wasDue: (day: Day) => `was due ${day}`,
  modules: (done: number, of: number) => `${done} of ${of} ${of === 1 ? "module" : "modules"}`,
  next: "Next",
  leads: { first: "To your certificate", renewal: "To renew it", whole: "To earn it again", waiver: "To keep it" },
  done: (met: number, of: number) => `${met} of ${of} done`,
  behindCertificate: "What your certificate rests on",
  lesson: {
    of: (number: number, of: number) => `lesson ${number} of ${of}`,
    titleAndTime: (title: string, minutes: number) => `“${title}” · ${minutes} ${minutes === 1 ? "minute" : "minutes"}`,
    begin: "Start",
    goOn: "Continue",
  },
  quiz: {
    name: "quiz",
    facts: (count: number, passMark: number) => `${count} questions · ${passMark}% to pass`,
    again: (tries: number) =>
      `Not passed yet after ${tries === 1 ? "one try" : `${tries} tries`}. Open the lessons it named, then take it again: there is no limit.`,
    take: "Take the quiz",
    takeAgain: "See what to read again",
  },
  exam: {
    again: (tries: number) => `Not passed yet after ${tries === 1 ? "one try" : `${tries} tries`}. Its page says when the next one opens, and what to read.`,
    take: "Prepare and take the exam",
    toDoor: "See what comes before the next try",
  },
  rolePlay: {
    title: (title: string) => `Role-play: ${title}`,
    whenAndWhere: ({ day, time, room }: { day: Day; time: string; room: string | null }) => `${day}, ${time}${room ? ` · room ${room}` : ""}`,
    prepare: "See the situation",
    over: "Once your trainer has signed the scorecard, your result stands here.",
    takingPart: "Role-plays you take part in",
    nothingTitle: "Nothing to do right now",
    toBePlanned: (title: string) => `Your trainer plans the role-play “${title}” with you. The day, time and room will stand here.`,
    toBePlannedAgain: (title: string) => `The role-play “${title}” is not passed yet. Your trainer plans another one; the day, time and room will stand here.`,
  },
  unavailable: "Part of this course is being revised and cannot be done at the moment. You need do nothing; your trainer knows when it is back.",
  certificateFirst: {
    title: (title: string) => `First: ${title}`,
    open: "Everything else here is done. This certificate is made out once you hold that one as well.",
    lost: "Everything else here is done, but that certificate is no longer valid. Renew it, and this one is made out by itself.",
  },
  complete: "Everything is done. Your certificate has not been made out yet: please tell HR.",
  rung: {
    lessons: (module: string) => `${module}: lessons`,
    quiz: (module: string) => `${module}: quiz`,
    lessonsLeft: (left: number, of: number) => (left === of ? (of === 1 ? "1 lesson" : `${of} lessons`) : `${left} of ${of} lessons to go`),
    moduleDone: (lessons: number | null, percent: number | null, day: Day) =>
      [lessons ? (lessons === 1 ? "1 lesson" : `All ${lessons} lessons`) : null, percent === null ? null : `quiz ${percent}%`, day].filter(Boolean).join(" · "),
    moduleOpen: (lessons: { left: number; of: number } | null, quiz: { tries: number; passMark: number } | null) => {
      if (!lessons)
        return quiz && quiz.tries > 0
          ? `Quiz after ${quiz.tries === 1 ? "1 try" : `${quiz.tries} tries`} · ${quiz.passMark}% to pass`
          : `Quiz · ${quiz?.passMark}% to pass`;
      const left = lessons.left === lessons.of ? (lessons.of === 1 ? "1 lesson" : `${lessons.of} lessons`) : `${lessons.left} of ${lessons.of} lessons to go`;
      return quiz ? `${left}, then the quiz` : left;
    },
    rolePlayPassed: (mean: string, day: Day) => `${mean} of 5 · ${day}`,
    rolePlayOpen: "your trainer plans it with you",
    rolePlayTried: "not passed yet · your trainer plans another",
    rolePlayMark: "RP",
    examMark: "E",
    examPassed: (percent: number | null, day: Day) => [percent === null ? null : `${percent}%`, day].filter(Boolean).join(" · "),
    examOpen: (tries: number, passMark: number) =>
      `${tries === 0 ? "" : `not passed after ${tries === 1 ? "1 try" : `${tries} tries`} · `}${passMark}% to pass`,
    certificate: (title: string) => `Certificate: ${title}`,
    certificateValid: (day: Day) => `valid until ${day}`,
    certificateWaived: (day: Day | null) => (day ? `waived by HR, if you show the rest by ${day}` : "waived by HR"),
    certificateOpen: "must be valid on the day this one is issued",
    certificateLost: "no longer valid · renew it first",
    gone: "being revised",
  },
  state: {
    done: "Done",
    passed: "Passed",
    valid: "Valid",
    now: "Now",
    open: "To do",
    today: "Today",
    tomorrow: "Tomorrow",
    inDays: (days: number) => `In ${days} days`,
    awaiting: "Result to come",
    gone: "Paused",
  },
  none: {
    title: "No course yet",
    ask: (manager: string | null) =>
      manager
        ? `Nobody has given you a course so far. Ask ${manager}, whom you report to, or HR.`
        : "Nobody has given you a course so far. Ask your supervisor or HR.",
    meanwhile: "Meanwhile the glossary is open to you.",
  },
  glossary: "Glossary: the words we use",
};
