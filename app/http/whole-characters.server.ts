import { Transform } from "node:stream";

/**
 * React 18 leaves zero bytes in a page's stream where a character of several bytes does not fit the rest of its buffer. In text a
 * browser drops them; in an attribute they are shown as broken characters. No page has any of its own.
 */
export const withoutZeroBytes = () =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
