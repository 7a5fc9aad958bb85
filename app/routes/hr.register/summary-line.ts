import type { AppLoadContext } from "@remix-run/node";
import { SOON, type Summary } from "~/register/summary.server";

/** The line above the list. */
export const summaryLine = ({ words }: AppLoadContext, summary: Summary | null) =>
  summary && summary.rows > 0 ? words.register.summary(summary.people, Math.floor((summary.valid * 100) / summary.rows), summary.soon, SOON) : null;
