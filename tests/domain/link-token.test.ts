import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { plainToken, tokenFrom } from "~/people/link-token";

test("a token typed from paper is the same token, in capitals, without hyphens, with o for 0 and l for 1", () => {
  const token = tokenFrom(randomBytes(28));
  expect(token).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}$/);
  expect(plainToken(token.toUpperCase().replaceAll("-", "").replaceAll("0", "O").replaceAll("1", "l"))).toBe(plainToken(token));
});
