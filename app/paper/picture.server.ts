import { createCanvas, Path2D, type SKRSContext2D } from "@napi-rs/canvas";
import { A4, type Drawn } from "./drawing";
import { runsOf } from "./faces.server";

/** One sheet of A4 as a PNG of a width in pixels. Letters are drawn by the outlines of the same typefaces as in the PDF. */
export function pictureOf(sheet: Drawn[], width: number): Uint8Array {
  const scale = width / A4.width;
  const canvas = createCanvas(width, Math.round(A4.height * scale));
  const paper = canvas.getContext("2d");
  paper.fillStyle = "#ffffff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.scale(scale, scale);
  for (const drawn of sheet) draw(paper, drawn);
  return new Uint8Array(canvas.toBuffer("image/png"));
}

function draw(paper: SKRSContext2D, drawn: Drawn) {
  paper.fillStyle = drawn.ink;
  paper.strokeStyle = drawn.ink;
  switch (drawn.kind) {
    case "text":
      return write(paper, drawn);
    case "box":
      paper.lineWidth = drawn.thickness;
      return paper.strokeRect(drawn.x, drawn.y, drawn.width, drawn.height);
    case "filled":
      return paper.fillRect(drawn.x, drawn.y, drawn.width, drawn.height);
    case "path":
      return placed(paper, drawn, () => {
        if (!drawn.pen) return paper.fill(new Path2D(drawn.path));
        paper.lineWidth = drawn.pen;
        paper.lineCap = "round";
        paper.stroke(new Path2D(drawn.path));
      });
  }
}

function write(paper: SKRSContext2D, { x, y, text, size, weight }: Extract<Drawn, { kind: "text" }>) {
  let at = x;
  for (const { face, text: run } of runsOf(text, weight)) {
    const scale = size / face.font.unitsPerEm;
    const { glyphs, positions } = face.font.layout(run);
    glyphs.forEach((glyph, nth) => {
      const { xAdvance, xOffset, yOffset } = positions[nth]!;
      placed(paper, { x: at + xOffset * scale, y: y - yOffset * scale, scale }, () => {
        paper.scale(1, -1); // outlines of letters count upwards
        paper.fill(new Path2D(glyph.path.toSVG()));
      });
      at += xAdvance * scale;
    });
  }
}

function placed(paper: SKRSContext2D, { x, y, scale }: { x: number; y: number; scale: number }, body: () => void) {
  paper.save();
  paper.translate(x, y);
  paper.scale(scale, scale);
  body();
  paper.restore();
}
