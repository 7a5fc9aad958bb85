/** How far each of the demo's people has come, in days back from the day the demo is loaded. */
export type Chapter = {
  staffNumber: string;
  assignedDaysAgo: number;
  /** When the last thing happened; 0 is today. */
  finishedDaysAgo?: number;
  lessons: number;
  quizzes?: ("passed" | "failed" | "open")[];
  rolePlays?: { outcome: "passed" | "strong" | "failed" | "planned" | "waiting"; customer: string; variant?: number; room?: string }[];
};

/** Levels on the seven criteria of the service rubric, in its order. */
export const levelsOf = { passed: [4, 3, 3, 4, 3, 3, 3], strong: [5, 4, 4, 4, 4, 4, 3], failed: [2, 3, 3, 3, 2, 3, 2] };

const certified = (
  staffNumber: string,
  assignedDaysAgo: number,
  finishedDaysAgo: number,
  customer: string,
  outcome: "passed" | "strong" = "passed",
): Chapter => ({
  staffNumber,
  assignedDaysAgo,
  finishedDaysAgo,
  lessons: 4,
  quizzes: ["passed"],
  rolePlays: [{ outcome, customer, variant: Number(staffNumber) % 3 }],
});

const east = "10348";
const west = "10112";
const service = "10545";
const depot = "10076";

export const chapters: Chapter[] = [
  // The leaders, certified first: they play the customers afterwards.
  certified("10441", 300, 280, east, "strong"),
  certified("10588", 298, 277, east),
  certified("10634", 296, 276, west, "strong"),
  // East
  certified("11377", 380, 355, east), // expires in about two weeks: renewal is open
  certified("11450", 407, 382, east), // expired some days ago: in grace
  certified("11531", 300, 275, east, "strong"),
  certified("10519", 290, 268, east, "strong"),
  certified("10760", 288, 266, east),
  certified("10827", 286, 262, east),
  certified("10934", 284, 261, east),
  certified("11096", 250, 229, east),
  certified("11702", 160, 138, east),
  certified("11764", 115, 92, east),
  {
    staffNumber: "11815",
    assignedDaysAgo: 60,
    finishedDaysAgo: 3,
    lessons: 4,
    quizzes: ["failed", "passed"],
    rolePlays: [{ outcome: "planned", customer: east, variant: 1, room: "2" }],
  },
  {
    staffNumber: "11911",
    assignedDaysAgo: 26,
    finishedDaysAgo: 2,
    lessons: 4,
    quizzes: ["passed"],
    rolePlays: [{ outcome: "waiting", customer: east, variant: 0, room: "2" }],
  },
  { staffNumber: "11926", assignedDaysAgo: 17, lessons: 2 },
  { staffNumber: "11940", assignedDaysAgo: 9, finishedDaysAgo: 1, lessons: 1 },
  { staffNumber: "11943", assignedDaysAgo: 5, lessons: 0 },
  // West
  certified("11312", 460, 435, west), // not renewed: lapsed
  certified("10483", 282, 262, west, "strong"),
  certified("10909", 281, 259, west),
  certified("10990", 279, 258, west),
  certified("11255", 280, 260, west),
  certified("11566", 270, 251, west, "strong"),
  certified("11618", 210, 190, west),
  {
    staffNumber: "11790",
    assignedDaysAgo: 90,
    finishedDaysAgo: 12,
    lessons: 4,
    quizzes: ["passed"],
    rolePlays: [{ outcome: "failed", customer: west, variant: 2 }],
  },
  { staffNumber: "11887", assignedDaysAgo: 40, finishedDaysAgo: 6, lessons: 3 },
  { staffNumber: "11919", assignedDaysAgo: 22, lessons: 0 },
  // Service centre
  certified("10786", 320, 300, service, "strong"),
  certified("11127", 310, 291, service),
  certified("11398", 200, 181, service),
  certified("11655", 180, 165, service),
  {
    staffNumber: "11873",
    assignedDaysAgo: 46,
    finishedDaysAgo: 4,
    lessons: 4,
    quizzes: ["failed", "passed"],
    rolePlays: [{ outcome: "waiting", customer: service, variant: 1, room: "3" }],
  },
  { staffNumber: "11901", assignedDaysAgo: 33, finishedDaysAgo: 5, lessons: 4, quizzes: ["failed"] },
  // Delivery and repairs
  certified("10399", 330, 310, depot),
  certified("10712", 325, 303, depot),
  certified("10961", 240, 221, depot, "strong"),
  certified("11208", 235, 219, depot),
  certified("11489", 150, 131, depot),
  { staffNumber: "11733", assignedDaysAgo: 100, finishedDaysAgo: 20, lessons: 4, quizzes: ["passed"] },
  { staffNumber: "11858", assignedDaysAgo: 50, finishedDaysAgo: 1, lessons: 4, quizzes: ["open"] },
];
