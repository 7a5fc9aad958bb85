/** A certificate's number: 26 Crockford base-32 characters, five random bits each. */
export const SERIAL_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const SERIAL_LENGTH = 26;

/** The number somebody typed, as it is stored: case, spaces and hyphens do not matter, O is 0, I and L are 1. Null when it can be none. */
export function normalSerial(typed: string): string | null {
  const serial = typed
    .slice(0, 200)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return serial.length === SERIAL_LENGTH && [...serial].every((character) => SERIAL_ALPHABET.includes(character)) ? serial : null;
}

/** In groups of four, to be read aloud and typed. */
export const groupedSerial = (serial: string) => serial.replace(/.{4}(?=.)/g, "$& ");
