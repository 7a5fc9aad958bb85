export const content = {
  lesson: {
    claim: "Source claim",
    source: (code: string) => `Source ${code}`,
    try: "Try it today",
    words: "Words in this lesson",
  },
};
