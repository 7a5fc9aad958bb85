import { isDay } from "~/locale/day";
import type { Day } from "~db/kit";

/**
 * A day as `2026-11-27`, `2026/11/27`, `2026.11.27`, `20261127`, `2026年11月27日` or `27.11.2026`, with or without a time; or as
 * the number a spreadsheet counts days by. `3/4/2026` could be two days, and is refused. Null when there is no such day.
 */
export function dayInCell(text: string): Day | null {
  const plain = text.normalize("NFKC").replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z| ?[AP]M)?$/i, "");
  if (/^\d{5}$/.test(plain)) return new Date(Date.UTC(1899, 11, 30) + Number(plain) * 86_400_000).toISOString().slice(0, 10);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain);
  if (dotted) return dayInCell(`${dotted[3]}-${dotted[2]}-${dotted[1]}`);
  const parts = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))$/.exec(plain.replace(/\s/g, ""));
  if (!parts) return null;
  const [month, date] = [parts[3] ?? parts[5] ?? parts[7], parts[4] ?? parts[6] ?? parts[8]];
  const day = `${parts[1]}-${month!.padStart(2, "0")}-${date!.padStart(2, "0")}`;
  return isDay(day) && day >= "1900-01-01" ? day : null;
}
