import type { Words } from "./catalogues";
import type { Language } from "./language";

/** The parts of the catalogue that a page may name; what any page may need comes with each. */
export type WordPart = "own" | "account" | "record" | "tests" | "results" | "practice" | "attempt" | "duties";

const load: Record<Language, Record<WordPart | "shared", () => Promise<Partial<Words>>>> = {
  en: {
    shared: async () => (await import("./parts/en-shared")).enShared,
    own: async () => (await import("./parts/en-own")).enOwn,
    account: async () => (await import("./parts/en-account")).enAccount,
    record: async () => (await import("./parts/en-record")).enRecord,
    tests: async () => (await import("./parts/en-tests")).enTests,
    results: async () => (await import("./parts/en-results")).enResults,
    practice: async () => (await import("./parts/en-practice")).enPractice,
    attempt: async () => (await import("./parts/en-attempt")).enAttempt,
    duties: async () => (await import("./parts/en-duties")).enDuties,
  },
  zh: {
    shared: async () => (await import("./parts/zh-shared")).zhShared,
    own: async () => (await import("./parts/zh-own")).zhOwn,
    account: async () => (await import("./parts/zh-account")).zhAccount,
    record: async () => (await import("./parts/zh-record")).zhRecord,
    tests: async () => (await import("./parts/zh-tests")).zhTests,
    results: async () => (await import("./parts/zh-results")).zhResults,
    practice: async () => (await import("./parts/zh-practice")).zhPractice,
    attempt: async () => (await import("./parts/zh-attempt")).zhAttempt,
    duties: async () => (await import("./parts/zh-duties")).zhDuties,
  },
};

/** The words of a page in a browser. */
export async function loadWords(language: Language, parts: readonly WordPart[]): Promise<Partial<Words>> {
  return Object.assign({}, ...(await Promise.all([...new Set(["shared" as const, ...parts])].map((part) => load[language][part]()))));
}

/** Who goes on, without a new document, to a page that needs words which are not loaded, gets that page anew, words and all. */
export function orThePageAnew(loaded: Partial<Words>): Words {
  const here = window.location.href;
  return new Proxy(loaded as Words, {
    get(words, room) {
      if (room in words || typeof room === "symbol") return words[room as keyof Words];
      if (window.location.href !== here) window.location.reload();
      throw new Error(`the words of ${room} are not loaded on this page`);
    },
  });
}
