const criteria = ["listening", "body-language", "tone", "language", "empathy", "problem-solving", "closing"];

/** A whole self-assessment as the form sends it: threes but for tone. */
export const selfSaid = (change: Record<string, string | string[]> = {}) => ({
  ...Object.fromEntries(criteria.map((id) => [`level.${id}`, id === "tone" ? "2" : "3"])),
  keep: "MARKKEEP: I let him finish.",
  change: "MARKCHANGE: I would name the day.",
  ...change,
});
