import jsqr from "jsqr";
import { beforeAll, describe, expect, test } from "vitest";
import { certificateDrawing, type PrintedCertificate } from "~/certification/certificate-drawing";
import { A4, type Drawn, STAND_IN, type Typefaces } from "~/paper/drawing";
import { typefaces } from "~/paper/faces.server";
import { pdfOf } from "~/paper/pdf.server";
import { pictureOf } from "~/paper/picture.server";
import { qrOf } from "~/people/qr";
import { type Area, difference, inkIn, type Picture, paintedPdf, paintedPng, shareOfInk } from "../support/pixels";

const both = (text: string) => ({ en: text, zh: text });
const address = "https://training.example.com/verify/0123456789ABCDEFGHJKMNPQRS";
const rare = "𠮷䶮㛃𬭎";
const printed: PrintedCertificate = {
  holder: { name: rare, otherName: "Lǐn Yuè-Øster" },
  company: { en: "Harbour & Pine", zh: "海松" },
  titles: { en: "Frontline service", zh: "一线服务认证" },
  status: null,
  ...{ certifies: { en: "This certifies that", zh: "兹证明" }, earned: { en: "has earned", zh: "已达到" } },
  facts: [
    { label: { en: "Tier", zh: "层级" }, value: { en: "Boot Camp", zh: "魔鬼训练" } },
    { label: { en: "Issued", zh: "发证日期" }, value: { en: "Wed 18 Nov 2026", zh: "2026年11月18日 周三" } },
    { label: { en: "Valid until", zh: "有效期至" }, value: { en: "Sun 12 Dec 2027", zh: "2027年12月12日 周日" } },
  ],
  serial: { label: { en: "Number", zh: "证书编号" }, grouped: "0123 4567 89AB CDEF GHJK MNPQ RS" },
  ...{ scan: both("扫码核验"), address, qr: qrOf(address), standIn: both("{mark}: {which}") },
};
const drawing = (change: Partial<PrintedCertificate> = {}, faces: Typefaces = typefaces) => certificateDrawing({ ...printed, ...change }, faces);
const about = { title: "T", author: "A", at: new Date("2026-11-18T02:00:00Z") };
const texts = (drawn: Drawn[]) => drawn.filter((one) => one.kind === "text");

/** Where each character of a line stands. */
function areasOf(drawn: Drawn[], line: string): Area[] {
  const { x, y, size, weight } = texts(drawn).find(({ text }) => text === line)!;
  let at = x;
  return [...line].map((character) => {
    const width = typefaces.measure(character, size, weight);
    at += width;
    return { x: at - width, y: y - size * 0.88, width, height: size };
  });
}

const qrIn = ({ paper, width, height }: Picture) => jsqr(new Uint8ClampedArray(paper.getImageData(0, 0, width, height).data), width, height)?.data;

describe.each(["pdf", "png"] as const)("on the %s of a certificate", (format) => {
  const painted = async (drawn: Drawn[]) =>
    format === "pdf" ? paintedPdf(await pdfOf([drawn], about), 2) : paintedPng(pictureOf(drawn, Math.round(A4.width * 2)), A4.width);
  let sheet: Picture;
  let unknown: Picture;
  beforeAll(async () => {
    sheet = await painted(drawing());
    unknown = await painted(drawing({ holder: { name: "〓〓", otherName: null } }));
  });

  test("every character of a rare name is there, each its own, and none the box or bars of a missing one", () => {
    const drawn = drawing();
    const seen = areasOf(drawn, rare).map((area) => inkIn(sheet, area));
    const [bars] = areasOf(drawing({ holder: { name: "〓〓", otherName: null } }), "〓〓").map((area) => inkIn(unknown, area));
    for (const ink of seen) {
      expect(shareOfInk(ink)).toBeGreaterThan(0.08);
      expect(shareOfInk(ink)).toBeLessThan(0.6);
      expect(difference(ink, bars!)).toBeGreaterThan(0.15);
      expect(ink.slice(0, ink.length / 3)).toContain("#"); // no empty frame: strokes in each third of it
      expect(ink.slice(ink.length / 3, (2 * ink.length) / 3).split("#").length).toBeGreaterThan(30);
    }
    for (const [nth, ink] of seen.entries()) for (const other of seen.slice(nth + 1)) expect(difference(ink, other)).toBeGreaterThan(0.1);
  });

  test("name, titles and dates are there in both languages, also letters with accents", () => {
    for (const line of ["Lǐn Yuè-Øster", "一线服务认证", "Frontline service", "2027年12月12日 周日", "Sun 12 Dec 2027"])
      for (const [nth, area] of areasOf(drawing(), line).entries())
        if (line[nth] !== " ") expect(shareOfInk(inkIn(sheet, area)), `${line[nth]} of ${line}`).toBeGreaterThan(0.01);
  });

  test("the code reads as the address of the public page", () => {
    expect(qrIn(sheet)).toBe(address);
  });
});

test("a character that no typeface has is drawn as bars, and the sheet says which one it is", () => {
  const said = texts(drawing({ holder: { name: "王𪚥😀", otherName: null } }));
  expect(said.map(({ text }) => text)).toContain(`${STAND_IN}: U+2A6A5, U+1F600`);
  expect(texts(drawing()).some(({ text }) => text.includes("U+"))).toBe(false);
});

test("a certificate that does not count says so", () => {
  expect(texts(drawing({ status: { en: "Revoked", zh: "已撤销" } })).map(({ text }) => text)).toEqual(expect.arrayContaining(["Revoked", "已撤销"]));
});

test("what is written once in a company of one language is printed once", () => {
  const said = texts(drawing({ titles: both("一线服务认证") })).filter(({ text }) => text === "一线服务认证");
  expect(said).toHaveLength(1);
});

test.each([
  ["a long name", { holder: { name: "Maria Fernanda de los Ángeles Wolfeschlegelsteinhausenbergerdorff ".repeat(3).trim(), otherName: "玛".repeat(60) } }],
  [
    "long titles",
    { titles: { en: "Advanced care for guests with particular needs and their families ".repeat(3), zh: "特别需要关怀的客人及其家人的高级服务".repeat(5) } },
  ],
  ["all of it, and revoked", { status: both("已撤销"), holder: { name: "W".repeat(200), otherName: "龘".repeat(200) }, titles: both("认证".repeat(100)) }],
])("%s stays within the frame, above what stands below", (_, change) => {
  const drawn = drawing(change);
  for (const { x, text, size, weight } of texts(drawn)) {
    expect(x).toBeGreaterThan(40);
    expect(x + typefaces.measure(text, size, weight)).toBeLessThan(A4.width - 40);
  }
  const lowest = Math.max(...drawn.filter((one) => one.kind === "filled").map(({ y }) => y));
  const code = Math.min(...drawn.filter((one) => one.kind === "path" && one.ink === "#000000").map(({ y }) => y));
  expect(lowest).toBeLessThan(code);
});
