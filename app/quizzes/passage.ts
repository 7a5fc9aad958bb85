import { inlineHtml } from "~/content/inline";

const gap = /\{\{([a-z0-9-]+)\}\}/g;
/** A sign of no script, in place of a gap while the text around it is rendered. */
const HOLE = "\ue000";

/** The ids of a passage's gaps in their order. */
export const gapsIn = (passage: string): string[] => [...passage.matchAll(gap)].map(([, id]) => id!);

/** The rendered text before, between and after the gaps: one piece more than gaps. Null when a gap stands inside of emphasis or a link. */
export function passageSegments(passage: string): string[] | null {
  const segments = inlineHtml(passage.replace(gap, HOLE)).split(HOLE);
  return segments.every(isWhole) ? segments : null;
}

function isWhole(html: string): boolean {
  const closed = [...html.matchAll(/<\/(\w+)>/g)].length;
  const opened = [...html.matchAll(/<(\w+)[^>]*>/g)].filter(([, name]) => name !== "br").length;
  return opened === closed;
}
