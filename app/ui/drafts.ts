/**
 * What a person gave that the server has not acknowledged yet, kept in the browser: keyed by account, because tablets are
 * shared, and forgotten when acknowledged or when that person signs out.
 */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The key of one draft. Parts are ids; the account comes first. */
export const draftKey = (account: string, ...parts: string[]) => ["rung-draft", account, ...parts].join(":");

/** The keys of an account's drafts that begin with these parts. None where the browser keeps nothing for pages. */
export function draftKeys(storage: DraftStorage, account: string, ...parts: string[]): string[] {
  const prefix = `${draftKey(account, ...parts)}:`;
  try {
    return Array.from({ length: storage.length }, (_, place) => storage.key(place)).filter((key): key is string => key?.startsWith(prefix) ?? false);
  } catch {
    return [];
  }
}

export function keepDraft(storage: DraftStorage, key: string, value: unknown) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage: the draft lives as long as the page.
  }
}

export function readDraft(storage: DraftStorage, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

export function forgetDrafts(storage: DraftStorage, keys: string[]) {
  for (const key of keys) {
    try {
      storage.removeItem(key);
    } catch {
      // Nothing was kept there.
    }
  }
}
