import { hash, verify } from "@node-rs/argon2";
import { desc, eq } from "drizzle-orm";
import type { Reader, Writer } from "~db/store";
import { passwords } from "~db/tables/people";

/** argon2id with 19 MiB and two passes (OWASP), run by the library on threads of its own. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(password.normalize("NFKC"), cost);

export async function setPassword(w: Writer, personId: string, hashed: string, now: Date) {
  await w.insert(passwords).values({ personId, hash: hashed, setAt: now });
}

let decoy: Promise<string> | undefined;

/** Whether the password is the person's. Without a person or a password it takes just as long, so that time tells nothing. */
export async function passwordIsRight(reader: Reader, personId: string | undefined, password: string): Promise<boolean> {
  const [row] = personId
    ? await reader
        .select({ hash: passwords.hash })
        .from(passwords)
        .where(eq(passwords.personId, personId))
        .orderBy(desc(passwords.setAt), desc(passwords.id))
        .limit(1)
    : [];
  decoy ??= hashPassword("no one has this password");
  const right = await verify(row?.hash ?? (await decoy), password.normalize("NFKC"));
  return right && row !== undefined;
}
