import type { WordPart } from "./word-parts";

const everybody: readonly WordPart[] = ["own"];
/** Pages on which every kilobyte is felt have words of their own. */
const special: [RegExp, readonly WordPart[]][] = [
  [/^\/performances\/[^/]+(\/(self-assessment|appeal|scorecards\/[^/]+))?$/, ["results"]],
  [/^\/record$|^\/hr\/people\/[^/]+\/record$/, ["own", "record"]],
  [/^\/modules\/[^/]+\/quiz$|^\/exams\/[^/]+$|^\/attempts\/[^/]+\/(result|waiting)$/, ["tests"]],
  [/^\/people\/[^/]+\/quizzes$/, ["own", "record", "tests"]],
  [/^\/(sign-in|account)$|^\/first-sign-in\/|^\/people\/[^/]+\/slip$/, ["account"]],
  [/^\/attempts\/[^/]+(\/review)?$/, ["attempt"]],
  [/^\/practice\/[^/]+$/, ["practice", "attempt"]],
];

/** The parts of the words that the page of an address needs; pages of the same parts have the same list. */
export const partsFor = (address: string): readonly WordPart[] => special.find(([page]) => page.test(address.split(/[?#]/)[0]!))?.[1] ?? everybody;
