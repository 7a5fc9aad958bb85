/** A person as they would be after an import, as far as others depend on it. `manager` is a staff number. */
type FinalPerson = { staffNumber: string; name: string; email: string | null; mobile: string | null; active: boolean; manager: string | null };
/** Everybody as they would be, by staff number. */
export type Final = Map<string, FinalPerson>;

/** Whose each e-mail address is, and whose each number one signs in with: staff numbers and mobile numbers share one pool. Steps. */
export function* takenIn(final: Final): Generator<void, { emails: Map<string, string[]>; numbers: Map<string, string[]> }> {
  const [emails, numbers] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const put = (map: Map<string, string[]>, key: string | null, owner: string) => {
    if (key === null) return;
    const owners = map.get(key);
    if (!owners) map.set(key, [owner]);
    else if (!owners.includes(owner) && owners.length < 3) owners.push(owner);
  };
  for (const { staffNumber, email, mobile } of final.values()) {
    put(emails, email, staffNumber);
    put(numbers, staffNumber, staffNumber);
    put(numbers, mobile, staffNumber);
    yield;
  }
  return { emails, numbers };
}

const SHOWN = 6;

/** Everybody who would come to stand above themselves, with the circle written out: `A → B → A`. Steps. */
export function* circlesIn(final: Final): Generator<void, Map<string, string>> {
  const circles = new Map<string, string>();
  const done = new Set<string>();
  for (const start of final.keys()) {
    yield;
    const line: string[] = [];
    const place = new Map<string, number>();
    let number: string | null = start;
    while (number !== null && !done.has(number) && !place.has(number) && final.has(number)) {
      place.set(number, line.length);
      line.push(number);
      number = final.get(number)!.manager;
    }
    if (number !== null && place.has(number)) {
      const circle = line.slice(place.get(number));
      const short = circle.length > SHOWN ? [...circle.slice(0, SHOWN), "…"] : circle;
      for (const one of circle) circles.set(one, [...short, circle[0]].join(" → "));
    }
    for (const one of line) done.add(one);
  }
  return circles;
}
