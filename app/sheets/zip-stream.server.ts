import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";

type Entry = { name: Buffer; crc: number; packed: number; size: number; offset: number };
const deflate = promisify(deflateRaw);

/**
 * A zip archive, packed piece by piece as its files come (APPNOTE.TXT 4.3). The list of what it holds comes last: one that was
 * broken off has none, and no program opens it.
 */
export async function* zipOf(files: { name: string; content: AsyncIterable<string> | Iterable<string> }[]): AsyncGenerator<Buffer, undefined> {
  const entries: Entry[] = [];
  let offset = 0;
  const counted = (piece: Buffer) => {
    offset += piece.length;
    return piece;
  };
  for (const { name, content } of files) {
    const entry: Entry = { name: Buffer.from(name, "utf8"), crc: 0, packed: 0, size: 0, offset };
    yield counted(Buffer.concat([header(0x04034b50, entry, false), entry.name]));
    for await (const piece of content) {
      const plain = Buffer.from(piece, "utf8");
      // Each piece ends on a whole byte, so that one follows the other; an empty last one closes the file.
      const packed = await deflate(plain, { finishFlush: constants.Z_SYNC_FLUSH });
      entry.crc = crc32(plain, entry.crc);
      [entry.size, entry.packed] = [entry.size + plain.length, entry.packed + packed.length];
      yield counted(packed);
    }
    const end = await deflate(Buffer.alloc(0));
    entry.packed += end.length;
    yield counted(Buffer.concat([end, numbers([0x08074b50, 4], [entry.crc, 4], [entry.packed, 4], [entry.size, 4])]));
    entries.push(entry);
  }
  const start = offset;
  for (const entry of entries) yield counted(Buffer.concat([header(0x02014b50, entry, true), entry.name]));
  yield numbers([0x06054b50, 4], [0, 4], [entries.length, 2], [entries.length, 2], [offset - start, 4], [start, 4], [0, 2]);
  return undefined;
}

/** Deflated, sizes told behind the file, names in UTF-8, dated 1 January 1980. */
const header = (mark: number, { name, crc, packed, size, offset }: Entry, inList: boolean) =>
  numbers(
    ...([[mark, 4], ...(inList ? [[20, 2]] : []), [20, 2], [0x0808, 2], [8, 2], [0, 2], [0x21, 2]] as [number, number][]),
    ...(inList
      ? ([
          [crc, 4],
          [packed, 4],
          [size, 4],
        ] as [number, number][])
      : ([
          [0, 4],
          [0, 4],
          [0, 4],
        ] as [number, number][])),
    ...([
      [name.length, 2],
      [0, 2],
      ...(inList
        ? [
            [0, 2],
            [0, 2],
            [0, 2],
            [0, 4],
            [offset, 4],
          ]
        : []),
    ] as [number, number][]),
  );

function numbers(...all: [value: number, bytes: number][]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of all) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
