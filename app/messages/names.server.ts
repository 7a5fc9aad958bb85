import { inArray } from "drizzle-orm";
import type { Library } from "~/content/library";
import { catalogues } from "~/locale/catalogues";
import { formatDay, formatInstant } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { nameIn } from "~/people/names";
import { placeOf, testName } from "~/quizzes/quizzes-in";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { linkOf, type Message } from "./message";
import { type Names, namedIn, sayingOf } from "./saying";

/** Puts messages into a reader's language, with the names as they are now. */
export async function speaking(reader: Reader, library: Library, language: Language, messages: Message[]): Promise<(message: Message) => string> {
  const ids = namedIn(messages);
  const rows =
    ids.length === 0
      ? []
      : await reader.select({ id: people.id, name: people.name, otherName: people.otherName }).from(people).where(inArray(people.id, ids)).limit(ids.length);
  const named = new Map(rows.map((row) => [row.id, nameIn(language, row)]));
  const words = catalogues[language];
  const titled = (things: ReadonlyMap<string, { title: { en: string; zh: string } }>) => (id: string) => {
    const thing = things.get(id);
    return thing ? inLanguage(thing.title, language) : id;
  };
  const names: Names = {
    course: titled(library.courses),
    certification: titled(library.certifications),
    scenario: titled(library.scenarios),
    test: (test) => testName(placeOf(library, test), words, language),
    person: (id) => named.get(id) ?? words.frame.none,
    day: (day) => formatDay(day, language),
    instant: (iso) => formatInstant(new Date(iso), library.zone, language),
  };
  return (message) => sayingOf(message, words.messages, names);
}

/** The page where the matter of a message is done. */
export const placeOfMatter = (message: Message, library: Library): string => linkOf(message, { quiz: (test) => placeOf(library, test).quizPath });
