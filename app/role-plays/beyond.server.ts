import { type AnyColumn, and, eq, gt, lt, or, type SQL } from "drizzle-orm";
import type { Place } from "./place";

/** Rows behind a place in a list that begins with the earliest. */
export const laterThan = (at: AnyColumn, id: AnyColumn, place: Place | null): SQL | undefined =>
  place ? or(gt(at, place.at), and(eq(at, place.at), gt(id, place.id))) : undefined;

/** Rows behind a place in a list that begins with the latest. */
export const earlierThan = (at: AnyColumn, id: AnyColumn, place: Place | null): SQL | undefined =>
  place ? or(lt(at, place.at), and(eq(at, place.at), lt(id, place.id))) : undefined;
