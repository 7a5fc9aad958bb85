import { deflateRawSync } from "node:zlib";

export type Packed = { name: string; content: Buffer | string /** What the archive says is unpacked, when it lies. */; said?: number };

/** A zip archive made by hand, so that it can be as wrong as a test needs it. */
export function makeZip(files: Packed[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, said } of files) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const named = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(said ?? raw.length, 22);
    local.writeUInt16LE(named.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(said ?? raw.length, 24);
    central.writeUInt16LE(named.length, 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, named, packed);
    directory.push(central, named);
    offset += local.length + named.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

type SheetCell = string | number | { formula: string; value: string } | { error: string };

/** A workbook of one sheet. Empty texts make no cell. */
export function makeSheet(rows: SheetCell[][], extra: Packed[] = []): Buffer {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const cell = (value: SheetCell, row: number, column: number) => {
    const at = `r="${String.fromCharCode(65 + column)}${row}"`;
    if (value === "") return "";
    if (typeof value === "number") return `<c ${at}><v>${value}</v></c>`;
    if (typeof value === "string") return `<c ${at} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    return "error" in value
      ? `<c ${at} t="e"><v>${value.error}</v></c>`
      : `<c ${at} t="str"><f>${escaped(value.formula)}</f><v>${escaped(value.value)}</v></c>`;
  };
  const body = rows.map((cells, place) => `<row r="${place + 1}">${cells.map((one, column) => cell(one, place + 1, column)).join("")}</row>`).join("");
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return makeZip([
    { name: "xl/workbook.xml", content: `<workbook xmlns="${main}" xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>` },
    { name: "xl/_rels/workbook.xml.rels", content: `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>` },
    { name: "xl/worksheets/sheet1.xml", content: `<worksheet xmlns="${main}"><sheetData>${body}</sheetData></worksheet>` },
    ...extra,
  ]);
}
