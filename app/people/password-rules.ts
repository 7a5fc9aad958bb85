import { normalEmail } from "./account";

export const SHORTEST_PASSWORD = 10;

/** What a password may not be, as a key of `people.password` in the catalogue. */
export type Weakness = "tooShort" | "isAccount" | "tooCommon";
type Account = { staffNumber: string; email: string | null; mobile: string | null; name: string; otherName: string | null };

/** Why a password would be guessed at once, or null. `samples` are passwords that were published, such as the demo's. */
export function weaknessOf(password: string, account: Account, samples: string[] = []): Weakness | null {
  const folded = fold(password);
  if ([...password.normalize("NFKC")].length < SHORTEST_PASSWORD) return "tooShort";
  if (ownWords(account).some((word) => isMadeOf(folded, word))) return "isAccount";
  if (new Set(folded).size < 4 || common.has(folded) || samples.map(fold).includes(folded)) return "tooCommon";
  return null;
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s/g, "");

const ownWords = ({ staffNumber, email, mobile, name, otherName }: Account) =>
  [staffNumber, email, email && normalEmail(email).split("@")[0], mobile, mobile?.replace(/^\+/, ""), name, otherName].flatMap((word) =>
    word ? [fold(word)] : [],
  );

/** The word itself, or only repetitions of it. */
const isMadeOf = (password: string, word: string) => password.replaceAll(word, "") === "";

const common = new Set(
  [
    ["0123456789", "1234567890", "0987654321", "9876543210", "12345678910", "1234512345", "1357924680", "1122334455", "5201314520", "1314520520"],
    ["password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "p@ssword123", "mypassword", "changeme123", "welcome123", "welcome1234"],
    ["qwertyuiop", "qwerty1234", "qwerty12345", "qwerty123456", "1q2w3e4r5t", "1qaz2wsx3edc", "q1w2e3r4t5", "asdfghjkl;", "zxcvbnm123", "asdf123456"],
    ["abcdefghij", "abcd123456", "abc1234567", "abc123456789", "a123456789", "a1234567890", "aa12345678", "aa123456789", "qq123456789", "123456789a"],
    ["woaini1314", "woaini520", "woaini5201314", "iloveyou123", "iloveyou1314", "letmein1234", "administrator", "admin12345", "admin123456", "administrator1"],
  ].flat(),
);
