import PDFDocument from "pdfkit";
import { A4, type Drawn } from "./drawing";
import { runsOf, typefaces } from "./faces.server";

/** `at`: when it was made. */
export type About = { title: string; author: string; at: Date };

/** Sheets of A4 as a PDF, which carries of each typeface only the characters it uses. */
export function pdfOf(sheets: Drawn[][], { title, author, at }: About): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: [A4.width, A4.height],
    margin: 0,
    autoFirstPage: false,
    displayTitle: true,
    lang: "zh-Hans",
    info: { Title: title, Author: author, CreationDate: at, Creator: "Rung", Producer: "Rung" },
  });
  const parts: Buffer[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    doc.on("error", reject);
  });
  for (const sheet of sheets) {
    doc.addPage();
    for (const drawn of sheet) draw(doc, drawn);
  }
  doc.end();
  return whole;
}

function draw(doc: PDFKit.PDFDocument, drawn: Drawn) {
  switch (drawn.kind) {
    case "text":
      return write(doc, drawn);
    case "box":
      return doc.lineWidth(drawn.thickness).rect(drawn.x, drawn.y, drawn.width, drawn.height).stroke(drawn.ink);
    case "filled":
      return doc.rect(drawn.x, drawn.y, drawn.width, drawn.height).fill(drawn.ink);
    case "path": {
      doc.save().translate(drawn.x, drawn.y).scale(drawn.scale).path(drawn.path);
      if (drawn.pen) doc.lineWidth(drawn.pen).lineCap("round").stroke(drawn.ink);
      else doc.fill(drawn.ink);
      return doc.restore();
    }
  }
}

function write(doc: PDFKit.PDFDocument, { x, y, text, size, weight, ink, link }: Extract<Drawn, { kind: "text" }>) {
  let at = x;
  for (const run of runsOf(text, weight)) {
    doc.registerFont(run.face.name, run.face.bytes);
    doc.font(run.face.name).fontSize(size).fillColor(ink).text(run.text, at, y, { lineBreak: false, baseline: "alphabetic" });
    at += typefaces.measure(run.text, size, weight);
  }
  if (link) doc.link(x, y - size, at - x, size * 1.3, link);
}
