import type { ModuleOverview, ModuleState } from "~/content/overview";
import { useDutyWords, useText } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { Card } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";

const place = (slug: string) => `/content/modules/${slug}`;

/** One module: its state, the length of each lesson in each language, and the ways into the preview. */
export function ModuleCard({ module: { slug, code, title, state, lessons, questions, aid } }: { module: ModuleOverview }) {
  const words = useDutyWords().content.overview;
  const text = useText();
  return (
    <Card>
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-sm text-soft">{code}</span>
        <Link
          to={place(slug)}
          className="inline-flex min-h-11 items-center font-serif text-xl font-semibold underline decoration-edge underline-offset-4 hover:text-ember"
        >
          {text(title)}
        </Link>
        <StateMark state={state} />
      </h3>
      <table className="mt-3 w-full text-sm">
        <thead className="text-left text-xs text-soft">
          <tr>
            <th className="py-1.5 pr-3 font-semibold whitespace-nowrap">{words.columns.lesson}</th>
            <th className="py-1.5 pr-3 text-right font-semibold whitespace-nowrap">{words.columns.minutes}</th>
            <th className="py-1.5 pr-3 text-right font-semibold whitespace-nowrap">{words.columns.words}</th>
            <th className="py-1.5 text-right font-semibold whitespace-nowrap">{words.columns.characters}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {lessons.map((lesson) => (
            <tr key={lesson.id}>
              <td className="pr-3">
                <Link
                  to={`${place(slug)}/lessons/${lesson.id}`}
                  className="inline-flex min-h-11 items-center underline decoration-edge underline-offset-4 hover:text-ember"
                >
                  {text(lesson.title)}
                </Link>
              </td>
              <td className="pr-3 text-right tabular-nums">{lesson.minutes}</td>
              <td className="pr-3 text-right tabular-nums">{lesson.words.en ?? "—"}</td>
              <td className="text-right tabular-nums">{lesson.words.zh ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 flex flex-wrap gap-x-6">
        {questions > 0 ? (
          <Link
            to={`${place(slug)}#questions`}
            className="inline-flex min-h-11 items-center font-medium underline decoration-edge underline-offset-4 hover:text-ember"
          >
            {words.questions(questions)}
          </Link>
        ) : null}
        {aid ? (
          <Link
            to={`${place(slug)}/aid`}
            className="inline-flex min-h-11 items-center font-medium underline decoration-edge underline-offset-4 hover:text-ember"
          >
            {words.aid}
          </Link>
        ) : null}
      </p>
    </Card>
  );
}

function StateMark({ state }: { state: ModuleState }) {
  const words = useDutyWords().content.overview.state;
  if (state.kind === "faulty") return <StatusMark tone="bad">{words.faulty(state.faults)}</StatusMark>;
  return state.kind === "draft" ? <StatusMark tone="plain">{words.draft}</StatusMark> : <StatusMark tone="ok">{words.published}</StatusMark>;
}
