/** The way from one thing back to another along what each needs, both ends named; null where there is none. */
export function wayBack(from: string, to: string, needs: (id: string) => string[], seen = new Set<string>()): string[] | null {
  if (from === to) return [from];
  if (seen.has(from)) return null;
  seen.add(from);
  for (const next of needs(from)) {
    const rest = wayBack(next, to, needs, seen);
    if (rest) return [from, ...rest];
  }
  return null;
}
