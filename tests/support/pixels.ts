import { createCanvas, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A picture as it meets the eye: `scale` pixels to a point of the sheet. */
export type Picture = { paper: SKRSContext2D; width: number; height: number; scale: number };
export type Area = { x: number; y: number; width: number; height: number };

/** A sheet of a PDF as a reader's program paints it. */
export async function paintedPdf(bytes: Uint8Array, scale: number, nth = 1): Promise<Picture & { sheets: number }> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  const document = await task.promise;
  const page = await document.getPage(nth);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(viewport.width, viewport.height);
  const paper = canvas.getContext("2d");
  await page.render({ canvas: canvas as never, canvasContext: paper as never, viewport }).promise;
  const sheets = document.numPages;
  await task.destroy();
  return { paper, width: canvas.width, height: canvas.height, scale, sheets };
}

export async function paintedPng(bytes: Uint8Array, sheetWidth: number): Promise<Picture> {
  const image = await loadImage(Buffer.from(bytes));
  const canvas = createCanvas(image.width, image.height);
  const paper = canvas.getContext("2d");
  paper.drawImage(image, 0, 0);
  return { paper, width: image.width, height: image.height, scale: image.width / sheetWidth };
}

/** The dark places of an area, measured in points: one letter each, so that two areas can be compared. */
export function inkIn({ paper, scale }: Picture, { x, y, width, height }: Area): string {
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  const { data } = paper.getImageData(Math.round(x * scale), Math.round(y * scale), columns, rows);
  return Array.from({ length: columns * rows }, (_, at) => (data[at * 4]! + data[at * 4 + 1]! + data[at * 4 + 2]! < 384 ? "#" : ".")).join("");
}

export const shareOfInk = (ink: string) => ink.split("#").length / ink.length;

/** How much of two areas of one size differs, from 0 to 1. */
export const difference = (one: string, other: string) => [...one].filter((dot, at) => dot !== other[at]).length / one.length;
