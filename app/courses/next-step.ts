/** What a person does next in a module: the first lesson not read, then the quiz until it is passed. */
export type NextStep = { kind: "lesson"; lessonId: string } | { kind: "quiz" } | { kind: "done" };

export function nextStep(lessonIds: string[], read: { has(lessonId: string): boolean }, quiz: "none" | "open" | "passed"): NextStep {
  const unread = lessonIds.find((id) => !read.has(id));
  if (unread) return { kind: "lesson", lessonId: unread };
  return quiz === "open" ? { kind: "quiz" } : { kind: "done" };
}
