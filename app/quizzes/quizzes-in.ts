import type { Library, QuizInUse } from "~/content/library";

/** Every quiz that can be taken, in the order of the modules. */
export const quizzesIn = (library: Library): QuizInUse[] => [...library.modules.values()].flatMap(({ quiz }) => quiz ?? []);
