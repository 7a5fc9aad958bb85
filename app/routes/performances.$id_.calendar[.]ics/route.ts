import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { calendarFile } from "~/role-plays/calendar";
import { minutesOfPerformance } from "~/role-plays/elsewhere.server";
import { contentOf, findPerformance, partIn } from "~/role-plays/performances.server";

/** A performance for the calendar of somebody who takes part: when, where, which part, and nothing that only some may know. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { store, library, language, words, origin, now } = context;
  const performance = found(await findPerformance(store.read, params.id));
  const part = found(partIn(performance, requireVisitor(context).personId));
  const { scenario } = await contentOf(store.read, performance);
  const minutes = await minutesOfPerformance(store.read, performance, library);
  const appointment = {
    id: `${performance.id}@${new URL(origin).hostname}`,
    title: words.rolePlays.code(scenario.code, inLanguage(scenario.title, language)),
    from: performance.scheduledAt,
    until: new Date(performance.scheduledAt.getTime() + minutes * 60_000),
    place: performance.room,
    text: words.rolePlays.performance.part[part],
    url: `${origin}/performances/${performance.id}`,
    cancelled: performance.cancelledAt !== null,
  };
  const body = request.method === "HEAD" ? null : calendarFile(appointment, now);
  const headers = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": `attachment; filename="${scenario.code}.ics"`,
    "Cache-Control": "no-store",
  };
  return new Response(body, { headers });
}
