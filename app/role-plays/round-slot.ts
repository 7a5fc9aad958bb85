import type { Encounter } from "./planning";
import type { Resit, ResitRefusal } from "./resit";
import type { Elsewhere } from "./round-clashes";
import type { Scenario } from "./scenario";

/** A place with its role-play, room and graders. In a round all places have the same role-play, in a circuit each its own. */
export type Station = { scenarioId: string; room: string | null; graderIds: string[] };
/** What a trainer asks for. `people` are scored once on every role-play; `helpers` may only play the customer or watch. Times in minutes. */
export type RoundAsk = {
  people: string[];
  helpers: string[];
  stations: Station[];
  start: Date;
  minutes: number;
  changeOver: number;
  pauses: { from: Date; minutes: number }[];
  until: Date | null;
  /** At most so many watch one performance. */
  observers: number;
};
/** What is known before: who met which variant, who is where at that time, who may grade whom. */
export type Known = {
  scenarios: ReadonlyMap<string, Scenario>;
  encounters: Encounter[];
  elsewhere: Elsewhere[];
  mayGrade: (graderId: string, staffId: string) => boolean;
  /** Whether enough of these graders are from outside the reporting line. */
  isPanel: (graderIds: string[], staffId: string, scenarioId: string) => boolean;
  /** Who must wait after a fail before being scored on a role-play again, by `task`: nobody who is missing here. */
  resits: ReadonlyMap<string, Resit>;
};
export type Slot = {
  at: Date;
  station: number;
  room: string | null;
  scenarioId: string;
  variantId: string;
  staffId: string;
  customerId: string;
  observerIds: string[];
  graderIds: string[];
};
export type Unplaced = {
  personId: string;
  scenarioId: string;
  why: "no-variant" | "no-customer" | "may-not-grade" | "outside-line" | "time" | ResitRefusal["kind"];
  from?: Date;
};
/** What a slot adds to what people have met. */
export const encountersIn = ({ scenarioId, variantId, staffId, customerId, observerIds }: Slot): Encounter[] => {
  const what = { scenarioId, variantId, pending: true };
  return [
    { personId: staffId, part: "staff", ...what },
    { personId: customerId, part: "customer", ...what },
    ...observerIds.map((personId): Encounter => ({ personId, part: "observer", ...what })),
  ];
};

/** One thing to be placed: a person's scoring on a role-play. */
export const task = (personId: string, scenarioId: string) => `${personId} ${scenarioId}`;
