import { expect, test } from "vitest";
import { placeOf, WINDOW, waitAfter, waitLeft } from "~/people/throttle";

test("the first five wrong tries cost nothing, then the wait doubles and never exceeds a minute", () => {
  expect([1, 4, 5, 6, 7, 10, 11, 50, 5000].map((failures) => waitAfter(failures, 5) / 1000)).toEqual([0, 0, 1, 2, 4, 32, 60, 60, 60]);
});

test("the wait counts from the last wrong try and ends", () => {
  const now = new Date("2026-11-21T08:00:00Z");
  const row = { failures: 8, windowEndsAt: new Date(now.getTime() + WINDOW) };
  expect(waitLeft(row, now, 5)).toBe(8000);
  expect(waitLeft(row, new Date(now.getTime() + 5000), 5)).toBe(3000);
  expect(waitLeft(row, new Date(now.getTime() + 8000), 5)).toBe(0);
});

test("an IPv6 address counts by its first 64 bits, a mapped IPv4 address as itself", () => {
  expect(placeOf("2001:db8:1:2:aaaa:bbbb:cccc:dddd")).toBe("2001:db8:1:2::/64");
  expect(placeOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(placeOf("::1")).toBe("0:0:0:0::/64");
  expect(placeOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(placeOf("192.0.2.7")).toBe("192.0.2.7");
});
