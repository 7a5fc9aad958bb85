import { aside } from "~/jobs/aside.server";
import { Unreadable } from "~/sheets/unreadable";
import type { Headings } from "./staff-columns";
import type { ReadList } from "./staff-list";
import { type Candidate, readStaffRow } from "./staff-row";

/** Rows of a list, and what its columns hold. */
export type StaffList = { pages: string[]; headings: Pick<Headings, "mapping"> };

/** Reads a list beside the thread that answers requests. Throws `Unreadable`. */
export async function readStaffList(bytes: Buffer): Promise<ReadList> {
  const read = await aside("readStaffList", { bytes });
  if ("pages" in read) return read;
  throw new Unreadable(read.why, read.value);
}

/** Each row as what it says about a person. Steps: the value is all of them. */
export function* candidatesOf({ pages, headings }: StaffList): Generator<void, Candidate[]> {
  const candidates: Candidate[] = [];
  for (const page of pages) {
    for (const row of JSON.parse(page) as { row: number; cells: string[] }[]) {
      candidates.push(readStaffRow(row, headings.mapping));
      yield;
    }
  }
  return candidates;
}
