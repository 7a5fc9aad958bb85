import { crc32, deflateRawSync } from "node:zlib";

type Entry = { name: Buffer; crc: number; packed: number; size: number; offset: number };

/**
 * A zip archive made file by file (APPNOTE.TXT 4.3), to be sent while it grows. Its directory comes last: an archive that was
 * broken off has none, and no program opens it.
 */
export function zipWriter() {
  const entries: Entry[] = [];
  let offset = 0;
  const counted = (bytes: Buffer) => {
    offset += bytes.length;
    return bytes;
  };
  return {
    file(name: string, bytes: Uint8Array): Buffer {
      const packed = deflateRawSync(bytes);
      const entry = { name: Buffer.from(name, "utf8"), crc: crc32(bytes), packed: packed.length, size: bytes.length, offset };
      entries.push(entry);
      const head = Buffer.alloc(30);
      head.writeUInt32LE(0x04034b50, 0);
      common(head, entry, 4);
      return counted(Buffer.concat([head, entry.name, packed]));
    },
    end(): Buffer {
      const directory = Buffer.concat(entries.map(listed));
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50, 0);
      end.writeUInt16LE(entries.length, 8);
      end.writeUInt16LE(entries.length, 10);
      end.writeUInt32LE(directory.length, 12);
      end.writeUInt32LE(offset, 16);
      return Buffer.concat([directory, end]);
    },
  };
}

function listed(entry: Entry): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  common(head, entry, 6);
  head.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([head, entry.name]);
}

/** Version, names in UTF-8, deflated, on 1 January 1980, the sums and sizes: alike before a file and in the directory. */
function common(head: Buffer, { crc, packed, size, name }: Entry, at: number) {
  head.writeUInt16LE(20, at);
  head.writeUInt16LE(0x0800, at + 2);
  head.writeUInt16LE(8, at + 4);
  head.writeUInt16LE(0x21, at + 8);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(packed, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(name.length, at + 22);
}
