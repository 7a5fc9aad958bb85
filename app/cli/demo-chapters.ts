/** A role-play in a chapter. Variants count from 0. Without a customer it is one who has long been scored. */
type Play = {
  scenario: string;
  outcome: "passed" | "strong" | "failed" | "planned" | "waiting";
  customer: string;
  variant: number;
  room?: string;
};
/** How far one of the demo's people has come on one course, in days back from the day the demo is loaded. */
export type Chapter = {
  staffNumber: string;
  course: "boot-camp" | "spark-plan" | "prairie-fire-plan";
  assignedDaysAgo: number;
  /** Left out: by the days of the course. */
  dueDaysAgo?: number;
  /** When the last thing happened; left out, yesterday. */
  finishedDaysAgo?: number;
  /** So many modules of the course are read and passed, those in `failedFirst` at the second try. */
  modules: number;
  failedFirst?: string[];
  /** Of the module after those: lessons read, and how its quiz went. */
  lessons?: number;
  quiz?: "failed" | "open";
  /** The exam after all modules: tries that failed, and whether one passed. Left out, it is passed at once. */
  exam?: { failed: number; passed: boolean };
  rolePlays?: Play[];
  /** Of the sign-offs these were given, in their order; left out, all on the day of the last fact. */
  signedDaysAgo?: number[];
  /** The sign-off that waits after those was given back. */
  returned?: { daysAgo: number; reason: string };
};

/** Levels on the criteria of a rubric, in its order. */
export const levelsOf = { passed: [4, 3, 3, 4, 3, 3, 3], strong: [5, 4, 4, 4, 4, 4, 3], failed: [2, 3, 3, 3, 2, 3, 2] };

const all = { "boot-camp": 6, "spark-plan": 2, "prairie-fire-plan": 1 };
/** One role-play of each set a certification asks for; of the two complaints now the one, now the other. */
const scenariosOf = (course: Chapter["course"], staffNumber: string) =>
  ({ "boot-camp": ["rp01", "rp04", Number(staffNumber) % 2 ? "rp09" : "rp10"], "spark-plan": ["rp18", "rp25"], "prairie-fire-plan": ["rp31"] })[course];

type Dates = { assigned: number; finished: number; due?: number };

const certified = (
  staffNumber: string,
  course: Chapter["course"],
  { assigned, finished, due }: Dates,
  customer: string,
  { outcome = course === "boot-camp" ? "passed" : "strong", variant = Number(staffNumber) % 3 }: Partial<Pick<Play, "outcome" | "variant">> = {},
): Chapter => ({
  ...{ staffNumber, course, modules: all[course], assignedDaysAgo: assigned, finishedDaysAgo: finished },
  ...(due === undefined ? {} : { dueDaysAgo: due }),
  rolePlays: scenariosOf(course, staffNumber).map((scenario) => ({ scenario, outcome, customer, variant })),
});

const newHire = (staffNumber: string, assigned: number, finished: number, customer: string, outcome?: "strong") =>
  certified(staffNumber, "boot-camp", { assigned, finished }, customer, outcome && { outcome });
/** Everything is done, and not everybody has signed. */
const signing = (
  staffNumber: string,
  assigned: number,
  finished: number,
  customer: string,
  signedDaysAgo: number[],
  returned?: Chapter["returned"],
): Chapter => ({
  ...newHire(staffNumber, assigned, finished, customer),
  ...{ signedDaysAgo, ...(returned ? { returned } : {}) },
});
/** All lessons and quizzes done, and the exam as is said; of the role-plays those named. */
const playing = (
  staffNumber: string,
  assigned: number,
  finished: number,
  rolePlays: Play[],
  { failedFirst = [], exam }: Pick<Chapter, "failedFirst" | "exam"> = {},
): Chapter => ({
  ...{ staffNumber, course: "boot-camp", assignedDaysAgo: assigned, finishedDaysAgo: finished, modules: all["boot-camp"], failedFirst, rolePlays },
  ...(exam ? { exam } : {}),
});

const east = "10348";
const west = "10112";
const service = "10545";
const depot = "10076";

/**
 * The leaders come first: they play the customers of the others afterwards. When the programme began, those long in service were
 * given years for the first tiers, so that these are valid under certificates of the higher ones that are old by now.
 */
const leaders: Chapter[] = [
  certified(west, "boot-camp", { assigned: 990, finished: 940, due: 300 }, depot, { variant: 0 }),
  certified(depot, "boot-camp", { assigned: 1040, finished: 990, due: 310 }, west, { variant: 1 }),
  certified("10187", "boot-camp", { assigned: 960, finished: 915, due: 300 }, west),
  certified("10399", "boot-camp", { assigned: 770, finished: 730, due: 320 }, depot),
  certified("10483", "boot-camp", { assigned: 700, finished: 660, due: 290 }, west, { outcome: "strong" }),
  certified("10588", "boot-camp", { assigned: 660, finished: 625, due: 300 }, west),
  newHire("10057", 320, 300, depot, "strong"),
  newHire(east, 310, 292, west),
  newHire(service, 305, 290, west),
  newHire("10024", 300, 285, depot, "strong"),
  newHire("10441", 300, 280, east, "strong"),
  newHire("10634", 296, 276, west, "strong"),
];

/** The supervisors' tier at every stage. */
const sparkPlan: Chapter[] = [
  certified(west, "spark-plan", { assigned: 930, finished: 870, due: 440 }, "10519", { variant: 0 }),
  certified(depot, "spark-plan", { assigned: 980, finished: 925, due: 430 }, west, { variant: 1 }),
  certified("10187", "spark-plan", { assigned: 900, finished: 835, due: 450 }, west),
  certified("10399", "spark-plan", { assigned: 704, finished: 650 }, depot), // not renewed: lapsed
  certified("10483", "spark-plan", { assigned: 644, finished: 590 }, west), // expired some days ago: in grace
  certified("10588", "spark-plan", { assigned: 610, finished: 560 }, west), // expires in about three weeks: renewal is open
  certified("10057", "spark-plan", { assigned: 280, finished: 230 }, depot),
  certified("10634", "spark-plan", { assigned: 240, finished: 190 }, west),
  certified("10024", "spark-plan", { assigned: 230, finished: 180 }, depot),
  certified("10441", "spark-plan", { assigned: 220, finished: 170 }, depot),
  { ...certified("10760", "spark-plan", { assigned: 70, finished: 6 }, depot), signedDaysAgo: [4] }, // waits for the head of the department
  {
    ...{ staffNumber: service, course: "spark-plan", assignedDaysAgo: 60, finishedDaysAgo: 3, modules: 2 },
    rolePlays: [
      { scenario: "rp18", outcome: "strong", customer: depot, variant: 1 },
      { scenario: "rp25", outcome: "waiting", customer: depot, variant: 2, room: "3" },
    ],
  },
  { staffNumber: "10827", course: "spark-plan", assignedDaysAgo: 45, finishedDaysAgo: 4, modules: 1, failedFirst: ["m11"], lessons: 3 },
  { staffNumber: east, course: "spark-plan", assignedDaysAgo: 20, finishedDaysAgo: 2, modules: 0, lessons: 2 },
  { staffNumber: "10655", course: "spark-plan", assignedDaysAgo: 6, modules: 0 },
];

/** The executives' tier at every stage. */
const prairieFirePlan: Chapter[] = [
  certified(depot, "prairie-fire-plan", { assigned: 912, finished: 830 }, west, { variant: 1 }), // not renewed: lapsed
  certified(west, "prairie-fire-plan", { assigned: 854, finished: 760 }, depot, { variant: 0 }), // expired some days ago: in grace
  certified("10187", "prairie-fire-plan", { assigned: 817, finished: 715 }, west), // expires in some weeks: renewal is open
  certified("10057", "prairie-fire-plan", { assigned: 200, finished: 120 }, depot),
  {
    ...{ staffNumber: "10634", course: "prairie-fire-plan", assignedDaysAgo: 80, finishedDaysAgo: 4, modules: 1 },
    rolePlays: [{ scenario: "rp31", outcome: "waiting", customer: depot, variant: 0, room: "1" }],
  },
  { staffNumber: "10024", course: "prairie-fire-plan", assignedDaysAgo: 25, finishedDaysAgo: 3, modules: 0, lessons: 2 },
  { staffNumber: "10441", course: "prairie-fire-plan", assignedDaysAgo: 4, modules: 0 },
];

const bootCamp: Chapter[] = [
  // East
  newHire("10519", 290, 268, east, "strong"),
  newHire("11377", 380, 355, east), // expires in about two weeks: renewal is open
  newHire("11450", 407, 382, east), // expired some days ago: in grace
  newHire("11531", 300, 275, east, "strong"),
  newHire("10760", 288, 266, east),
  newHire("10827", 286, 262, east),
  newHire("10934", 284, 261, east),
  newHire("11096", 250, 229, east),
  newHire("11702", 160, 138, east),
  newHire("11764", 115, 92, east),
  signing("11890", 37, 4, east, []), // waits for the trainer
  signing("11893", 33, 6, east, [4]), // and these for the direct supervisor
  signing("11897", 32, 7, east, [5], {
    daysAgo: 3,
    reason: "送客前还没说清下一步。再跟班两天，我再看。· Does not yet say what happens next. Two more days beside somebody, then I look again.",
  }),
  playing(
    ...(["11815", 60, 3] as const),
    [
      { scenario: "rp01", outcome: "passed", customer: east, variant: 0 },
      { scenario: "rp04", outcome: "planned", customer: east, variant: 1, room: "2" },
    ],
    { failedFirst: ["m04", "m08"] },
  ),
  playing("11911", 26, 2, [{ scenario: "rp01", outcome: "waiting", customer: east, variant: 0, room: "2" }], { exam: { failed: 1, passed: false } }),
  { staffNumber: "11926", course: "boot-camp", assignedDaysAgo: 17, modules: 1, lessons: 2 },
  { staffNumber: "11940", course: "boot-camp", assignedDaysAgo: 9, modules: 2, lessons: 3 },
  { staffNumber: "11943", course: "boot-camp", assignedDaysAgo: 5, modules: 0 },
  // West
  newHire("11312", 460, 435, west), // not renewed: lapsed
  newHire("10909", 281, 259, west),
  newHire("10990", 279, 258, west),
  newHire("11255", 280, 260, west),
  newHire("11566", 270, 251, west, "strong"),
  newHire("11618", 210, 190, west),
  signing("11880", 42, 5, west, [4, 2]), // waits for HR
  signing("11882", 38, 10, west, [8]), // waits for the direct supervisor for so long that HR has heard of it
  playing("11790", 90, 12, [
    { scenario: "rp01", outcome: "passed", customer: west, variant: 1 },
    { scenario: "rp04", outcome: "failed", customer: west, variant: 2 },
  ]),
  { staffNumber: "11887", course: "boot-camp", assignedDaysAgo: 40, finishedDaysAgo: 6, modules: 4, lessons: 2 },
  { staffNumber: "11919", course: "boot-camp", assignedDaysAgo: 22, modules: 0 },
  // Service centre
  newHire("10786", 320, 300, service, "strong"),
  newHire("11127", 310, 291, service),
  newHire("11398", 200, 181, service),
  newHire("11655", 180, 165, service),
  signing("11876", 44, 6, service, [5, 4]), // waits for HR
  playing(
    ...(["11873", 46, 4] as const),
    [
      { scenario: "rp01", outcome: "strong", customer: service, variant: 2 },
      { scenario: "rp04", outcome: "waiting", customer: service, variant: 1, room: "3" },
    ],
    { failedFirst: ["m04"], exam: { failed: 1, passed: true } },
  ),
  { staffNumber: "11901", course: "boot-camp", assignedDaysAgo: 33, finishedDaysAgo: 5, modules: 2, lessons: 4, quiz: "failed" },
  // Delivery and repairs
  newHire("10712", 325, 303, depot),
  newHire("10961", 240, 221, depot, "strong"),
  newHire("11208", 235, 219, depot),
  newHire("11489", 150, 131, depot),
  playing("11733", 100, 20, [], { exam: { failed: 3, passed: false } }), // all tries are used: a talk with a trainer comes next
  { staffNumber: "11858", course: "boot-camp", assignedDaysAgo: 50, finishedDaysAgo: 1, modules: 3, lessons: 4, quiz: "open" },
  // Head office
  newHire("10655", 200, 180, west),
];

/** Told in this order. */
export const chapters: Chapter[] = [...leaders, ...bootCamp, ...sparkPlan, ...prairieFirePlan];
