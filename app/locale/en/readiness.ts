import type { ForAll, ForOne } from "~/certification/readiness";

/** What HR can mend. */
type Mendable = Exclude<ForAll["kind"], "unpublished"> | ForOne;

export const readiness = {
  title: "Can everybody get there?",
  link: "Who cannot get there",
  lead: "Whom the rules in force would never certify as the company stands today, however well they do, and where that is mended.",
  waiting: (n: number) => (n === 0 ? "Nobody works towards it now." : n === 1 ? "1 person works towards it." : `${n} people work towards it.`),
  clear: "Nothing stands in anybody’s way.",
  forAll: {
    unpublished: () => "Nobody can be certified: its content is not published. An author can do that.",
    "too-few-trainers": (needed: number, there: number) =>
      `Nobody can be certified: it is scored by ${needed === 1 ? "one grader" : `${needed} graders`}, and ${there === 0 ? "nobody is a trainer" : there === 1 ? "only one person is a trainer" : `only ${there} people are trainers`}.`,
    "too-few-people": (needed: number, there: number) =>
      `Nobody can be certified: with staff, customer and graders it takes ${needed} people, and ${there === 1 ? "there is one" : `there are ${there}`}.`,
    "nobody-named": () => "Nobody can be certified: nobody signs in this office.",
  } satisfies Record<ForAll["kind"], (needed: number, there: number) => string> as Record<ForAll["kind"], (needed: number, there: number) => string>,
  forSome: {
    "no-trainer": "No group of theirs has a trainer who may score them, so that nobody plans a role-play for them.",
    graders: "Too few trainers may score them: one is they themselves, or reports to them.",
    "outside-line": "Too few trainers from outside their reporting line may score them.",
    certificate: "They neither hold nor work towards the certificate that comes before it.",
    "no-manager": "They report to nobody who could sign for them. Open them and say whom they report to.",
    "nobody-signs": "Whoever should sign for them is they themselves or reports to them, or their department has no head.",
  } satisfies Record<ForOne, string> as Record<ForOne, string>,
  mend: {
    "too-few-trainers": "An administrator can make somebody a trainer.",
    "too-few-people": "Add people",
    "no-trainer": "Put them in a group",
    graders: "An administrator can make somebody a trainer.",
    "outside-line": "An administrator can make somebody a trainer.",
    certificate: "Assign the course",
    "nobody-named": "Say who signs",
    "no-manager": "It stands on the page of each of them.",
    "nobody-signs": "Say who signs",
  } satisfies Record<Mendable, string> as Record<Mendable, string>,
  count: (n: number) => (n === 1 ? "1 person" : `${n} people`),
  more: (n: number) => `and ${n} more`,
};
