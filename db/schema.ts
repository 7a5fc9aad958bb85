/** All tables, for generating migrations, backing up and counting. Rooms import their own tables, not this. */

export * from "./tables/assignments";
export * from "./tables/audit";
export * from "./tables/certification";
export * from "./tables/content";
export * from "./tables/courses";
export * from "./tables/duties";
export * from "./tables/jobs";
export * from "./tables/messages";
export * from "./tables/module-versions";
export * from "./tables/people";
export * from "./tables/practice";
export * from "./tables/quiz-analysis";
export * from "./tables/quizzes";
export * from "./tables/register";
export * from "./tables/regrading";
export * from "./tables/role-play-results";
export * from "./tables/role-plays";
export * from "./tables/rule-changes";
export * from "./tables/sign-offs";
export * from "./tables/staff-imports";
