import type { Bilingual } from "~/locale/language";
import { A4, codePointOf, type Drawn, inks, STAND_IN, type Typefaces, type Weight } from "~/paper/drawing";
import { fitted, linesOf } from "~/paper/lines";
import type { Qr } from "~/people/qr";

/** A certificate to be drawn: what stands on its page, every word of ours in both languages. `status` only when it does not count. */
export type PrintedCertificate = {
  holder: { name: string; otherName: string | null };
  company: Bilingual;
  titles: Bilingual;
  status: Bilingual | null;
  certifies: Bilingual;
  earned: Bilingual;
  facts: { label: Bilingual; value: Bilingual; hint?: Bilingual }[];
  serial: { label: Bilingual; grouped: string };
  scan: Bilingual;
  address: string;
  qr: Qr;
  /** Said below, with what stands in, about characters that no typeface has: `{mark}` and `{which}` are filled in. */
  standIn: Bilingual;
};

const MIDDLE = A4.width / 2;
const INSIDE = 430;
const LEFT = MIDDLE - INSIDE / 2;

/** The sheet as it hangs on a wall, in the look of the certificate's page: Chinese first, the names as they were when it was issued. */
export function certificateDrawing(given: PrintedCertificate, faces: Typefaces): Drawn[] {
  const frame: Drawn[] = [
    { kind: "box", x: 28, y: 28, width: A4.width - 56, height: A4.height - 56, ink: inks.edge, thickness: 0.75 },
    { kind: "box", x: 33.5, y: 33.5, width: A4.width - 67, height: A4.height - 67, ink: inks.ember, thickness: 1.8 },
    { kind: "path", x: MIDDLE - 23, y: 66, scale: 46 / 22, path: "M5 2v18M17 2v18M5 6h12M5 11h12M5 16h12", pen: 2.4, ink: inks.ember },
  ];
  const tried = SHRUNK.map((by) => middle(given, faces, by));
  const { drawn, y } = tried.find((one) => one.y <= LOWEST) ?? tried.at(-1)!;
  return [...frame, ...drawn, ...table(given.facts, Math.max(y, 500), faces), ...foot(given, faces)];
}

/** Long names and titles are set smaller, until what is below has its place. */
const SHRUNK = [1, 0.85, 0.7, 0.55, 0.42];
const LOWEST = 545;

/** Who earned what from whom, and the place below it. */
function middle(given: PrintedCertificate, faces: Typefaces, by: number): { drawn: Drawn[]; y: number } {
  const drawn: Drawn[] = [];
  const pen = centred(drawn, faces, by);
  let y = pen.both(given.company, 138, [15, 12], "regular", inks.ink);
  if (given.status) y = pen.both(given.status, y + 10 * by, [17, 14], "bold", inks.bad);
  y = pen.both(given.certifies, Math.max(y + 22 * by, 208 * by), [12, 11], "regular", inks.soft);
  y = pen.one(given.holder.name, y + 40 * by, [40, 34, 28, 22], "bold", inks.ink);
  if (given.holder.otherName) y = pen.one(given.holder.otherName, y + 8 * by, [20, 17, 14], "regular", inks.soft);
  y = pen.both(given.earned, y + 22 * by, [12, 11], "regular", inks.soft);
  y = pen.both(given.titles, y + 18 * by, [23, 19, 15], "bold", inks.ink);
  return { drawn, y: y + 22 * by };
}

/** Writes lines about the middle of the sheet, below one another, and gives the place below the last one. */
function centred(drawn: Drawn[], { measure }: Typefaces, by: number) {
  const one = (text: string, y: number, sizes: readonly number[], weight: Weight, ink: string) => {
    const { size, lines } = fitted(
      text,
      INSIDE,
      sizes.map((each) => each * by),
      weight,
      measure,
    );
    lines.forEach((line, nth) => {
      drawn.push({ kind: "text", x: MIDDLE - measure(line, size, weight) / 2, y: y + size * (0.9 + 1.3 * nth), text: line, size, weight, ink });
    });
    return y + size * (0.9 + 1.3 * (lines.length - 1) + 0.35);
  };
  const both = (text: Bilingual, y: number, sizes: readonly number[], weight: Weight, ink: string) => {
    const after = one(text.zh, y, sizes, weight, ink);
    const smaller = sizes.map((size) => size * 0.82);
    return text.en === text.zh ? after : one(text.en, after + 3, smaller, weight, ink);
  };
  return { one, both };
}

/** Tier and dates side by side between two lines. */
function table(facts: PrintedCertificate["facts"], y: number, { measure }: Typefaces): Drawn[] {
  const width = INSIDE / facts.length;
  const drawn: Drawn[] = [y, y + 82].map((at) => ({ kind: "filled", x: LEFT, y: at, width: INSIDE, height: 0.75, ink: inks.line }));
  facts.forEach(({ label, value, hint }, nth) => {
    const write = (text: string, below: number, size: number, weight: Weight, ink: string) => {
      const x = LEFT + width * (nth + 0.5) - measure(text, size, weight) / 2;
      drawn.push({ kind: "text", x, y: y + below, text, size, weight, ink });
    };
    const beside = ({ zh, en }: Bilingual) => (zh === en ? zh : `${zh} ${en}`);
    write(beside(label), 20, 9, "regular", inks.soft);
    write(value.zh, 39, 12, "bold", inks.ink);
    if (value.en !== value.zh) write(value.en, 55, 11, "regular", inks.ink);
    if (hint) write(beside(hint), 71, 8, "regular", inks.soft);
  });
  return drawn;
}

/** The code to the public page, the number, and what they are for. */
function foot(given: PrintedCertificate, faces: Typefaces): Drawn[] {
  const side = 104;
  const top = A4.height - 58 - side - 44;
  const drawn: Drawn[] = [{ kind: "path", x: LEFT, y: top, scale: side / given.qr.size, path: given.qr.path, ink: inks.black }];
  const x = LEFT + side + 18;
  let y = top + 14;
  const write = (text: string, size: number, ink: string, link?: string) => {
    for (const line of linesOf(text, INSIDE - side - 18, size, "regular", faces.measure)) {
      drawn.push({ kind: "text", x, y, text: line, size, weight: "regular", ink, link });
      y += size * 1.4;
    }
  };
  write(`${given.serial.label.zh} ${given.serial.label.en}`, 9, inks.soft);
  y += 4;
  write(given.serial.grouped, 12.5, inks.ink);
  y += 2;
  write(given.scan.zh, 8.5, inks.soft);
  if (given.scan.en !== given.scan.zh) write(given.scan.en, 8.5, inks.soft);
  write(given.address.replace(/^https?:\/\//, ""), 8, inks.soft, given.address);
  return [...drawn, ...standInsTold(given, top + side + 18, faces)];
}

/** Which characters the sheet does not show, by their codes. */
function standInsTold({ holder, titles, company, standIn }: PrintedCertificate, y: number, { missing, measure }: Typefaces): Drawn[] {
  const which = missing([holder.name, holder.otherName, titles.zh, titles.en, company.zh, company.en].join("")).map(codePointOf).join(", ");
  const told = which ? [standIn.zh, standIn.en].map((text) => text.replace("{mark}", STAND_IN).replace("{which}", which)) : [];
  return told
    .flatMap((text) => linesOf(text, INSIDE, 8.5, "regular", measure))
    .map((text, nth) => ({ kind: "text", x: LEFT, y: y + nth * 12, text, size: 8.5, weight: "regular", ink: inks.bad }));
}
