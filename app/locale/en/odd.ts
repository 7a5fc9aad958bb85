import type { OddKind } from "~/people/odd.server";

export const odd = {
  title: "What looks odd",
  link: "What looks odd",
  lead: "About whom something may be forgotten. A name leads to the page where it is mended.",
  none: "Nothing looks odd",
  noneText: "Everybody has a manager and a group, and whoever learns can be graded.",
  more: "And more. The first are listed.",
  kinds: {
    noManager: { title: "No manager", what: "They stand on no team page, so nobody sees how they get on. Right only at the very top." },
    managerLeft: { title: "The manager has left", what: "Give them another manager." },
    noGroup: { title: "In no group", what: "They have a course, but no trainer teaches or scores them." },
    nobodyGrades: { title: "Nobody can grade them", what: "No group of theirs has a trainer who may score them." },
    alike: { title: "Several with one name", what: "Two records of one person, or two people: compare the staff numbers." },
  } satisfies Record<OddKind, { title: string; what: string }> as Record<OddKind, { title: string; what: string }>,
};
