import { refusal } from "./refusal";

/** The page of a list that the address asks for, counted from 1; what is no number is refused. */
export function pageNumber(request: Request): number {
  const asked = new URL(request.url).searchParams.getAll("page");
  if (asked.length === 0) return 1;
  if (asked.length > 1 || !/^[1-9]\d{0,5}$/.test(asked[0]!)) throw refusal(400);
  return Number(asked[0]);
}
