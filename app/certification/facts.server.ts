import { lessonFacts } from "~/courses/progress.server";
import { quizFacts } from "~/quizzes/facts.server";
import { rolePlayFacts, upcomingPerformances } from "~/role-plays/facts.server";
import type { Reader } from "~db/store";
import type { Facts } from "./facts";

/** Everything about a person that may count towards a certificate, from the rooms that own it. */
export const factsOf = async (reader: Reader, personId: string): Promise<Facts> => ({
  lessons: await lessonFacts(reader, personId),
  quizzes: await quizFacts(reader, personId),
  rolePlays: await rolePlayFacts(reader, personId),
  upcoming: await upcomingPerformances(reader, personId),
});
