import { expect, test } from "vitest";
import { groupedSerial, normalSerial } from "~/certification/serial";

const serial = "0123456789ABCDEFGHJKMNPQRS";

test("a typed number is found in lower case, with spaces, hyphens, full-width letters and look-alikes", () => {
  for (const typed of [
    serial,
    serial.toLowerCase(),
    " 0123 4567-89AB–CDEF GHJK MNPQ RS\n",
    "o123456789abcdefghjkmnpqrs",
    "OI23456789ABCDEFGHJKMNPQRS",
    "0l23456789ABCDEFGHJKMNPQRS",
    "０１２３456789ABCDEFGHJKMNPQRS",
  ])
    expect(normalSerial(typed)).toBe(serial);
});

test("what can be no number is none: too short, too long, other characters, a megabyte", () => {
  for (const typed of ["", serial.slice(1), `${serial}0`, serial.replace("A", "U"), serial.replace("A", "阶"), "0".repeat(1_000_000)])
    expect(normalSerial(typed)).toBeNull();
});

test("a number is shown in groups of four", () => {
  expect(groupedSerial(serial)).toBe("0123 4567 89AB CDEF GHJK MNPQ RS");
});
