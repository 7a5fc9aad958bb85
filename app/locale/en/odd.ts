import type { HistoryAct } from "~/people/history.server";
import type { OddKind } from "~/people/odd.server";

export const odd = {
  title: "What looks odd",
  link: "What looks odd",
  lead: "About whom something may be forgotten. A name leads to the page where it is mended.",
  none: "Nothing looks odd",
  noneText: "Everybody has a manager and a group, and whoever learns can be graded.",
  more: "And more. The first are listed.",
  history: {
    title: "What was changed",
    acts: {
      "people.added": (who: string | null) => (who ? `Added by ${who}` : "Added by the system"),
      "people.changed": (who: string | null) => (who ? `Changed by ${who}` : "Changed by a nightly list"),
      "people.deactivated": (who: string | null) => (who ? `Account closed by ${who}` : "Account closed by a nightly list"),
      "people.reactivated": (who: string | null) => (who ? `Account opened again by ${who}` : "Account opened again by a nightly list"),
    } satisfies Record<HistoryAct, (who: string | null) => string> as Record<HistoryAct, (who: string | null) => string>,
  },
  kept: "Only an administrator changes the account of an administrator.",
  keptRoles: "This account has roles you do not have. An administrator can open it again.",
  record: "Training record",
  kinds: {
    noManager: { title: "No manager", what: "They stand on no team page, so nobody sees how they get on. Right only at the very top." },
    managerLeft: { title: "The manager has left", what: "Give them another manager." },
    noGroup: { title: "In no group", what: "They have a course, but no trainer teaches or scores them." },
    nobodyGrades: { title: "Nobody can grade them", what: "No group of theirs has a trainer who may score them." },
    alike: { title: "Several with one name", what: "Two records of one person, or two people: compare the staff numbers." },
  } satisfies Record<OddKind, { title: string; what: string }> as Record<OddKind, { title: string; what: string }>,
};
