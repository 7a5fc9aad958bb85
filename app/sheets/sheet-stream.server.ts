import { withoutFormula } from "./formulas";
import { zipOf } from "./zip-stream.server";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook of one sheet, written as its rows come: none is ever held whole. Every cell is a text, and none looks like a formula. */
export const sheetOf = (rows: AsyncIterable<string[][]>, columns: number): AsyncGenerator<Buffer, undefined> =>
  zipOf([
    {
      name: "[Content_Types].xml",
      content: [
        `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`,
      ],
    },
    { name: "_rels/.rels", content: [relation("officeDocument", "xl/workbook.xml")] },
    {
      name: "xl/workbook.xml",
      content: [`${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    },
    { name: "xl/_rels/workbook.xml.rels", content: [relation("worksheet", "worksheets/sheet1.xml")] },
    { name: "xl/worksheets/sheet1.xml", content: sheet(rows, columns) },
  ]);

const relation = (kind: string, target: string) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${kind}" Target="${target}"/></Relationships>`;

async function* sheet(rows: AsyncIterable<string[][]>, columns: number) {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns}" width="18" customWidth="1"/></cols><sheetData>`;
  for await (const some of rows) yield some.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
  yield "</sheetData></worksheet>";
}

const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(withoutFormula(text))}</t></is></c>`;

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
/** What XML has no way to write, such as most control characters and halves of one, becomes the sign for a missing one. */
const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>\r]/g, (sign) => signs[sign]!);
