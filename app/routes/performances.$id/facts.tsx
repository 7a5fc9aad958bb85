import { useWords } from "~/locale/words";
import type { PerformanceData } from "./route";

/** When, where, who, and what it counts for. */
export function Facts({
  data,
}: {
  data: Pick<PerformanceData, "id" | "cancelled" | "over" | "when" | "zone" | "room" | "staff" | "customer" | "observers" | "graders" | "towards" | "view">;
}) {
  const words = useWords();
  const { performance, practice } = words.rolePlays;
  const { play, selfReview, feedback } = data.view.sheet.minutes;
  const rows: [string, string | null][] = [
    [performance.when, data.when],
    [performance.room, data.room ?? performance.noRoom],
    [performance.staff, data.staff],
    [performance.customer, data.customer],
    [performance.observers, data.observers.length > 0 ? words.frame.list(data.observers) : null],
    [performance.grader, words.frame.list(data.graders)],
    [performance.towards, data.towards ?? practice],
  ];
  return (
    <div className="mt-4">
      <dl className="grid gap-x-6 sm:grid-cols-2">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="flex gap-3 border-b border-line py-2">
              <dt className="w-28 shrink-0 text-soft">{name}</dt>
              <dd className="min-w-0 font-medium">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="mt-2 text-sm text-soft">{performance.format(play, selfReview, feedback)}</p>
      <p className="text-sm text-soft">{words.frame.zone(data.zone)}</p>
      {data.cancelled || data.over ? null : (
        <a
          data-screen-only
          href={`/performances/${data.id}/calendar.ics`}
          className="inline-flex min-h-11 items-center text-sm text-ember underline underline-offset-4"
        >
          {performance.toCalendar}
        </a>
      )}
    </div>
  );
}
