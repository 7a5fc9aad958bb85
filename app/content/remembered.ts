/** Remembers what was made of a text, so that reading a set again costs only what has changed. The oldest are forgotten. */
export function remembered<T>(limit = 2_000) {
  const made = new Map<string, T>();
  return (key: string, make: () => T): T => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make();
    made.set(key, value);
    if (made.size > limit) made.delete(made.keys().next().value!);
    return value;
  };
}
