import type { PrintedCertificate } from "./certification/certificate-drawing";
import { compile as compileContent } from "./content/compile";
import type { Files } from "./content/files";
import { type ReadList, readList, type StaffUnreadable } from "./people/staff-list";
import type { Candidate, Format, QuestionsUnreadable } from "./quizzes/import/candidate";
import { readQuestions as readFile } from "./quizzes/import/read";
import type { PrintedRecord } from "./record/record-drawing";
import { inPages, readTable as readRows, type TableUnreadable } from "./sheets/table";
import { Unreadable } from "./sheets/unreadable";
import { writeSheet as writeRows } from "./sheets/write-sheet.server";

/** Work that takes long, for a thread of its own: each task takes and returns plain values. See `aside`. */
export const compile = (files: Files) => compileContent(files);

/** An error keeps its message across threads, but not what it is: why nothing can be read is told as a value. */
export function readQuestions({ bytes, format }: { bytes: Uint8Array; format: Format }): Candidate[] | { why: QuestionsUnreadable; value: string } {
  try {
    return readFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), format);
  } catch (error) {
    if (error instanceof Unreadable) return { why: error.why, value: error.value };
    throw error;
  }
}

export function readStaffList({ bytes }: { bytes: Uint8Array }): ReadList | { why: StaffUnreadable; value: string } {
  try {
    return readList(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof Unreadable) return { why: error.why, value: error.value };
    throw error;
  }
}

/** Any table, its rows some hundred in each text as JSON. */
export function readTable({ bytes }: { bytes: Uint8Array }): { pages: string[] } | { why: TableUnreadable; value: string } {
  try {
    const rows = readRows(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return { pages: inPages(rows) };
  } catch (error) {
    if (error instanceof Unreadable) return { why: error.why, value: error.value };
    throw error;
  }
}

/** Rows come some hundred in each text, as JSON. */
export const writeSheet = ({ pages }: { pages: string[] }) => writeRows(pages.flatMap((page) => JSON.parse(page) as string[][]));

/** Typefaces are read only by who draws: this thread does other things as well. */
export async function drawCertificate({ printed, format, title, at }: { printed: PrintedCertificate; format: "pdf" | "png"; title: string; at: Date }) {
  const { certificateDrawing } = await import("./certification/certificate-drawing");
  const { typefaces } = await import("./paper/faces.server");
  const sheet = certificateDrawing(printed, typefaces);
  if (format === "png") return (await import("./paper/picture.server")).pictureOf(sheet, 1240);
  return (await import("./paper/pdf.server")).pdfOf([sheet], { title, author: printed.company.en, at });
}

export async function drawRecord({ printed, title, at }: { printed: PrintedRecord; title: string; at: Date }) {
  const { recordDrawing } = await import("./record/record-drawing");
  const { typefaces } = await import("./paper/faces.server");
  return (await import("./paper/pdf.server")).pdfOf(recordDrawing(printed, typefaces), { title, author: "Rung", at });
}

export const undrawableIn = async (text: string) => (await import("./paper/faces.server")).typefaces.missing(text);
