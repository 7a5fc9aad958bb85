import type { Release, Shows } from "./rule-shapes";

type Moment = { passed: boolean; closesAt: Date | null; now: Date };

/** Which parts of a closed attempt its person may see now. `passed`: the test was passed by any attempt of theirs. */
export const released = (shows: Shows, moment: Moment): Record<keyof Shows, boolean> => ({
  score: isReleased(shows.score, moment),
  answers: isReleased(shows.answers, moment),
  explanations: isReleased(shows.explanations, moment),
});

function isReleased(release: Release, { passed, closesAt, now }: Moment): boolean {
  switch (release) {
    case "never":
      return false;
    case "after-submit":
      return true;
    case "after-pass":
      return passed;
    case "after-closing":
      return closesAt !== null && now >= closesAt;
  }
}
