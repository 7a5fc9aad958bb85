/** An appointment for somebody's calendar. `id` stays the same when it moves, so that calendars move it too. */
export type Appointment = { id: string; title: string; from: Date; until: Date; place: string | null; text: string; url: string; cancelled: boolean };

/** A calendar file (RFC 5545) with one appointment, its times in UTC. */
export function calendarFile(appointment: Appointment, now: Date): string {
  const { id, title, from, until, place, text, url, cancelled } = appointment;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Rung//Role-plays//EN",
    "BEGIN:VEVENT",
    `UID:${escaped(id)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(until)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
    `DESCRIPTION:${escaped(text)}`,
    `URL:${url}`,
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** `20261127T062000Z` */
const utc = (instant: Date) => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

/** Backslash, comma, semicolon and line ends mean something in a text value; other control characters may not stand in one. */
const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, " ");

/** No line is longer than 75 octets, and no character is cut in two: what does not fit goes on in the next line after a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ["", 0];
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (octets + size > 75) {
      parts.push(part);
      [part, octets] = ["", 1]; // the space that begins the next line
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}
