import jsqr from "jsqr";
import { expect, test } from "vitest";
import { qrOf } from "~/people/qr";

test("the code on a slip reads as the address printed below it", () => {
  const address = "https://training.example.com/first-sign-in/ab3d-ef5h-jk7m-np9q-rs2t-vw4x-yz6a";
  const { size, path } = qrOf(address);
  const scale = 4;
  const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, column, row]) => Number(row) * size + Number(column)));
  for (let y = 0; y < size * scale; y++)
    for (let x = 0; x < size * scale; x++)
      if (dark.has(Math.floor(y / scale) * size + Math.floor(x / scale))) pixels.fill(0, (y * size * scale + x) * 4, (y * size * scale + x) * 4 + 3);
  expect(jsqr(pixels, size * scale, size * scale)?.data).toBe(address);
});
