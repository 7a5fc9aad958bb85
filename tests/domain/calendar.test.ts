import fc from "fast-check";
import { expect, test } from "vitest";
import { type Appointment, calendarFile } from "~/role-plays/calendar";

const appointment: Appointment = {
  id: "7k@rung",
  title: "RP04 The long story",
  from: new Date("2026-11-27T06:20:00Z"),
  until: new Date("2026-11-27T06:35:00Z"),
  place: "2",
  text: "You play the customer",
  url: "https://rung.example/performances/7k",
  cancelled: false,
};
const now = new Date("2026-11-22T00:00:00Z");
/** As a calendar reads it: lines put together again, values without their escapes. */
const read = (file: string) =>
  Object.fromEntries(
    file
      .replaceAll("\r\n ", "")
      .trimEnd()
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign))]),
  );

test("an appointment has its times in UTC, its place and its state", () => {
  expect(calendarFile(appointment, now)).toBe(
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Rung//Role-plays//EN",
      "BEGIN:VEVENT",
      "UID:7k@rung",
      "DTSTAMP:20261122T000000Z",
      "DTSTART:20261127T062000Z",
      "DTEND:20261127T063500Z",
      "SUMMARY:RP04 The long story",
      "LOCATION:2",
      "DESCRIPTION:You play the customer",
      "URL:https://rung.example/performances/7k",
      "STATUS:CONFIRMED",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  );
  expect(calendarFile({ ...appointment, place: null, cancelled: true }, now)).toMatch(/STATUS:CANCELLED/);
  expect(calendarFile({ ...appointment, place: null }, now)).not.toMatch(/LOCATION/);
});

test("commas, semicolons, backslashes and line ends come through, and nobody can add a line of their own", () => {
  const place = "Room 2; \\north, ground floor\r\nATTENDEE:mailto:x@example.com";
  const file = calendarFile({ ...appointment, place }, now);
  expect(file).toContain("LOCATION:Room 2\\; \\\\north\\, ground floor\\nATTENDEE:mailto:x");
  expect(read(file)).not.toHaveProperty("ATTENDEE");
});

test("whatever the text: no line is longer than 75 octets, no character is cut, and it reads as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.constantFrom("", "啰嗦的客户", "👩‍🔧".repeat(20)), (one, two) => {
      const title = `${one}${two}`;
      const file = calendarFile({ ...appointment, title }, now);
      for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(read(file).SUMMARY).toBe(title.replace(/\r\n|\r|\n/g, "\n").replace(/(?!\n)\p{Cc}/gu, " "));
    }),
  );
});
