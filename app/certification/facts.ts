/** What may count towards a certificate, as the rooms that own these facts tell it. Instants are UTC. */
export type LessonFact = { factId: string; moduleId: string; lessonId: string; readAt: Date };
export type QuizFact = { factId: string; quizId: string; moduleId: string; passed: boolean; points: number; maximum: number; percent: number; at: Date };
export type RolePlayFact = {
  factId: string;
  performanceId: string;
  scenarioId: string;
  /** The certification it counts for; null is practice. */
  towards: string | null;
  /** Σ weight × level, 100 to 500. */
  weightedSum: number;
  passed: boolean;
  /** When it was released. */
  at: Date;
};
/** A role-play that is planned and not yet scored. `part` is the person's own. */
export type UpcomingPerformance = {
  performanceId: string;
  scenarioId: string;
  scheduledAt: Date;
  room: string | null;
  part: "staff" | "customer" | "observer";
};

export type Facts = { lessons: LessonFact[]; quizzes: QuizFact[]; rolePlays: RolePlayFact[]; upcoming: UpcomingPerformance[] };
export const noFacts: Facts = { lessons: [], quizzes: [], rolePlays: [], upcoming: [] };
