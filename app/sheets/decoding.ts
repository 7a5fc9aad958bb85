import { Unreadable } from "./unreadable";

/**
 * A text file's characters: by its byte-order mark, else strict UTF-8, else UTF-16 by its zero bytes, else GB18030 or
 * windows-1252, whichever its bytes look like (order of field-rules 9).
 */
export function decodeText(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return strictly("utf-8", bytes);
  if (a === 0xff && b === 0xfe) return strictly("utf-16le", bytes);
  if (a === 0xfe && b === 0xff) return strictly("utf-16be", bytes);
  const zeros = zeroBytes(bytes);
  if (zeros) return strictly(zeros, bytes);
  try {
    return strictly("utf-8", bytes);
  } catch {
    refuseMixed(bytes);
    return looksChinese(bytes) ? strictly("gb18030", bytes) : westEuropean(bytes);
  }
}

function strictly(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("encoding");
  }
}

/**
 * A file put together from two: some lines are beyond doubt UTF-8, others cannot be. Decoded as either, half of it would be
 * nonsense that nobody is told of. One or two signs alone may be both by chance.
 */
function refuseMixed(bytes: Uint8Array): void {
  let first: "utf-8" | "other" | null = null;
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const kind = kindOf(bytes.subarray(start, end));
    first ??= kind;
    if (kind !== null && kind !== first) throw new Unreadable("mixedEncodings", String(line));
    start = end + 1;
  }
}

/** Null for a line that may be either. */
function kindOf(line: Uint8Array): "utf-8" | "other" | null {
  if (!line.some((byte) => byte >= 0x80)) return null;
  if (!canBe("utf-8", line)) return "other";
  return line.filter((byte) => byte >= 0xe0).length >= 2 ? "utf-8" : null;
}

/** The signs of windows-1252 at 80 to 9F, by hand: the runtime's own decoder leaves them as control signs in some releases. */
const signs = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";
const westEuropean = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (sign) => signs[sign.charCodeAt(0) - 0x80]!);

/** UTF-16 without a mark: every other byte of its ASCII signs is zero. */
function zeroBytes(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 2_000);
  const zeros = (parity: number) => sample.filter((byte, place) => byte === 0 && place % 2 === parity).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (Math.max(even, odd) < sample.length / 20) return null;
  if (Math.max(even, odd) < 3 * Math.min(even, odd)) return null;
  return even > odd ? "utf-16be" : "utf-16le";
}

/**
 * Chinese bytes come in pairs, nearly all from the part where both are A1 or above (GB 2312) or in fours; the accented letters
 * and curly quotes of windows-1252 mostly stand alone between ASCII letters.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let alone = 0;
  for (let place = 0; place < bytes.length; ) {
    const [first, second, third] = [bytes[place]!, bytes[place + 1] ?? 0, bytes[place + 2] ?? 0];
    const step = first < 0x80 ? 1 : widthOf(first, second, third);
    if (step === 1 && first >= 0x80) alone += 1;
    else if (step > 1) pairs += second >= 0xa1 || step === 4 ? 1 : 0.5;
    place += step;
  }
  return pairs > alone && canBe("gb18030", bytes);
}

/** How many bytes a Chinese sign would take that begins here: 2, 4, or 1 when none can. */
function widthOf(first: number, second: number, third: number): 1 | 2 | 4 {
  if (first < 0x81 || first > 0xfe) return 1;
  if (second >= 0x30 && second <= 0x39 && third >= 0x81) return 4;
  return second >= 0x80 && second !== 0xff ? 2 : 1;
}

function canBe(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
