import QRCode from "qrcode";

/** A QR code as one SVG path on a grid of `size` squares, with the quiet border scanners need. */
export type Qr = { size: number; path: string };

const BORDER = 4;

export function qrOf(text: string): Qr {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  let path = "";
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) if (data[row * size + column]) path += `M${column + BORDER} ${row + BORDER}h1v1h-1z`;
  return { size: size + 2 * BORDER, path };
}
