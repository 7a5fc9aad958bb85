import { useDutyWords } from "~/locale/words";
import type { Status } from "~/people/staff-plan";
import { Button, ButtonLink } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import { Notice, Section } from "~/ui/page";
import { StatusMark, type Tone } from "~/ui/status-mark";
import { Table, Td, Th } from "~/ui/table";
import type { PreviewView } from "./view.server";

const tones: Record<Status, Tone> = { refused: "bad", deactivated: "warn", changed: "now", added: "ok", unchanged: "plain" };

/** What a list would change: what cannot be taken first, then who would leave. Written only by the button below all of it. */
export function Preview({ view, stale }: { view: PreviewView; stale: boolean }) {
  const { staffList: words } = useDutyWords();
  const { id, counts, rowCount, print, ignored, departments, groups, sections } = view;
  const parts = (["added", "changed", "deactivated"] as const).filter((status) => counts[status] > 0);
  const isRefused = counts.refused > 0;
  return (
    <>
      <div role={stale || isRefused ? "alert" : "status"}>
        {stale ? <Notice tone="warn">{words.preview.stale}</Notice> : null}
        {isRefused ? <Notice tone="bad">{words.preview.refused(counts.refused)}</Notice> : null}
        {!isRefused && parts.length === 0 ? <Notice tone="ok">{words.preview.nothing}</Notice> : null}
      </div>
      <p className="flex flex-wrap items-center gap-2">
        <span className="mr-1 text-soft">{words.preview.rows(rowCount)}</span>
        {(["added", "changed", "unchanged", "deactivated", "refused"] as const).map((status) =>
          counts[status] > 0 ? (
            <StatusMark key={status} tone={tones[status]}>
              {words.counts[status](counts[status])}
            </StatusMark>
          ) : null,
        )}
      </p>
      <p className="mt-2 text-sm text-soft">
        {ignored.length > 0 ? <span className="wrap-anywhere">{words.preview.ignored(ignored)} </span> : null}
        <Link to={`/hr/people/import/${id}?columns`} className="inline-flex min-h-11 items-center text-ember">
          {words.columns.change}
        </Link>
      </p>
      {counts.deactivated > 0 ? (
        <Notice tone="warn">
          <strong className="block">{words.preview.leave(counts.deactivated)}</strong>
          {words.preview.leaveWhat}
        </Notice>
      ) : null}
      <Made title={words.preview.departments} names={departments} />
      <Made title={words.preview.groups} names={groups} />
      {sections.map(({ status, total, rows }) => (
        <div key={status} className="mt-7">
          <h2 className="mb-2 text-sm font-semibold text-soft">{words.sections[status]}</h2>
          <Table
            caption={words.sections[status]}
            head={
              <tr>
                <Th>{words.preview.row}</Th>
                <Th>{words.preview.person}</Th>
                <Th>{words.preview.what}</Th>
              </tr>
            }
          >
            {rows.map(({ row, staffNumber, name, sentences }) => (
              <tr key={`${row} ${staffNumber}`}>
                <Td className="tabular-nums">{row ?? words.preview.notInFile}</Td>
                <Td className="min-w-32">
                  <span className="block wrap-anywhere font-medium">{name}</span>
                  <span className="text-soft wrap-anywhere">{staffNumber}</span>
                </Td>
                <Td className={`min-w-40 wrap-anywhere ${status === "refused" ? "font-medium text-bad" : "text-soft"}`}>
                  {sentences.map((sentence) => (
                    <span key={sentence} className="block">
                      {sentence}
                    </span>
                  ))}
                </Td>
              </tr>
            ))}
          </Table>
          {total > rows.length ? <p className="mt-2 text-sm text-soft">{words.preview.more(total - rows.length)}</p> : null}
        </div>
      ))}
      <Form className="mt-7 flex flex-wrap gap-3">
        <input type="hidden" name="seen" value={print} />
        {!isRefused && parts.length > 0 ? (
          <Button name="intent" value="write" className="w-full sm:w-auto">
            {words.preview.confirm(parts.map((status) => words.counts[status](counts[status])))}
          </Button>
        ) : null}
        <ButtonLink look={isRefused ? "primary" : "quiet"} to="/hr/people/import" className="w-full sm:w-auto">
          {words.another}
        </ButtonLink>
      </Form>
    </>
  );
}

const Made = ({ title, names }: { title: string; names: string[] }) =>
  names.length > 0 ? (
    <Section title={title} id={title}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {names.map((name) => (
          <li key={name} className="wrap-anywhere">
            {name}
          </li>
        ))}
      </ul>
    </Section>
  ) : null;
