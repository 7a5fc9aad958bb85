import { inflateRawSync } from "node:zlib";
import { Unreadable } from "./unreadable";

/** The most files an archive may hold. */
const MOST_FILES = 2_000;
/** What an archive may say it unpacks to, for each byte that may really be unpacked of it. */
const MOST_SAID = 6;

type Entry = { method: number; packed: number; offset: number };

/**
 * Opens a zip archive in memory and gives its files by name, each unpacked when asked for. Nothing is ever written to a disk.
 * What an archive says of itself is not believed: unpacking stops after `most` bytes over all that is read of it. Names that
 * lead outside refuse the whole.
 */
export function openZip(bytes: Buffer, most: number): (name: string) => Buffer | null {
  const entries = readDirectory(bytes, most * MOST_SAID);
  let left = most;
  return (name) => {
    const entry = entries.get(name);
    if (!entry) return null;
    const content = unpack(bytes, entry, left);
    left -= content.length;
    return content;
  };
}

function unpack(bytes: Buffer, { method, packed, offset }: Entry, left: number): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) throw new Unreadable("archive");
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = bytes.subarray(start, start + packed);
  if (content.length !== packed || (method !== 0 && method !== 8)) throw new Unreadable("archive");
  if (left <= 0 || (method === 0 && packed > left)) throw new Unreadable("tooBig");
  if (method === 0) return content;
  try {
    return inflateRawSync(content, { maxOutputLength: left });
  } catch (error) {
    throw new Unreadable((error as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? "tooBig" : "archive");
  }
}

/** The central directory at the archive's end: APPNOTE.TXT 4.3.12 and 4.3.16. */
function readDirectory(bytes: Buffer, mostSaid: number): Map<string, Entry> {
  const end = bytes.subarray(-66_000).lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const at = end < 0 ? -1 : Math.max(0, bytes.length - 66_000) + end;
  if (at < 0 || at + 22 > bytes.length) throw new Unreadable("archive");
  const count = bytes.readUInt16LE(at + 10);
  let offset = bytes.readUInt32LE(at + 16);
  if (count > MOST_FILES) throw new Unreadable("tooBig");

  const entries = new Map<string, Entry>();
  let said = 0;
  for (let nth = 0; nth < count; nth++) {
    if (offset + 46 > bytes.length || bytes.readUInt32LE(offset) !== 0x02014b50) throw new Unreadable("archive");
    const name = bytes.toString("utf8", offset + 46, offset + 46 + bytes.readUInt16LE(offset + 28)).replaceAll("\\", "/");
    if (/^\/|^[A-Za-z]:|(^|\/)\.\.(\/|$)|\0/.test(name)) throw new Unreadable("outside", name.slice(0, 80));
    said += bytes.readUInt32LE(offset + 24);
    if (said > mostSaid) throw new Unreadable("tooBig");
    entries.set(name, { method: bytes.readUInt16LE(offset + 10), packed: bytes.readUInt32LE(offset + 20), offset: bytes.readUInt32LE(offset + 42) });
    offset += 46 + bytes.readUInt16LE(offset + 28) + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32);
  }
  return entries;
}
