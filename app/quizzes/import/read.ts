import { decodeText } from "~/sheets/decoding";
import { Unreadable } from "~/sheets/unreadable";
import { readAiken } from "./aiken";
import { type Candidate, type Format, MOST_QUESTIONS } from "./candidate";
import { readGift } from "./gift";
import { readMoodleXml } from "./moodle-xml";
import { readXlsx } from "./xlsx";

/** Every question of a file, with what speaks against it. Throws `Unreadable` when nothing can be taken. */
export function readQuestions(bytes: Buffer, format: Format): Candidate[] {
  if (bytes.length < 4) throw new Unreadable("empty");
  const found = format === "xlsx" ? readXlsx(bytes) : readers[format](decodeText(bytes));
  if (found.length === 0) throw new Unreadable("empty");
  if (found.length > MOST_QUESTIONS) throw new Unreadable("tooMany", String(found.length));
  return found;
}

const readers = { gift: readGift, "moodle-xml": readMoodleXml, aiken: readAiken };
