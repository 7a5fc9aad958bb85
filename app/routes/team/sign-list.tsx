import type { WaitingView } from "~/http/waiting-sign-offs.server";
import { useDutyWords } from "~/locale/words";
import { StepUpField } from "~/people/step-up-field";
import { Button } from "~/ui/button";
import { Form, Link } from "~/ui/navigation";
import { Section } from "~/ui/page";

/** Reports who wait for the supervisor's signature: a first tap opens what is confirmed, a second one signs it. */
export function SignList({ items, confirmedAt }: { items: WaitingView[]; confirmedAt: string | null }) {
  const words = useDutyWords().signOffs;
  if (items.length === 0) return null;
  return (
    <div data-screen-only>
      <Section title={`${words.team.title} · ${items.length}`} id="to-sign">
        <ul className="divide-y divide-line rounded-card border border-line bg-card">
          {items.map((item) => (
            <li key={item.value} className="px-4 py-3">
              <ToConfirm item={item} confirmedAt={confirmedAt} />
            </li>
          ))}
        </ul>
        <Link to="/sign-offs" className="mt-1 inline-flex min-h-11 items-center text-ember underline underline-offset-4">
          {words.all}
        </Link>
      </Section>
    </div>
  );
}

function ToConfirm({ item, confirmedAt }: { item: WaitingView; confirmedAt: string | null }) {
  const words = useDutyWords().signOffs;
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer list-none flex-wrap items-center justify-between gap-x-4 gap-y-2 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0">
          <span className="block font-semibold">{item.name}</span>
          <span className="block text-sm text-soft">{item.certification}</span>
          {item.returned ? <span className="block text-sm text-warn">{words.returned(item.returned)}</span> : null}
        </span>
        <span className="inline-flex min-h-11 items-center rounded-control border border-edge px-4 font-medium group-open:hidden">{words.team.confirm}</span>
      </summary>
      <Form action="/sign-offs" className="mt-2 border-l-4 border-ember pl-4">
        <input type="hidden" name="intent" value="sign" />
        <input type="hidden" name="back" value="/team" />
        <input type="hidden" name="link" value={item.value} />
        <p className="text-lg font-medium">{item.confirms}</p>
        <p className="mt-1 text-sm text-soft">{words.since(item.office, item.since)}</p>
        <p className="text-sm text-soft">{words.final}</p>
        <StepUpField confirmedAt={confirmedAt} />
        <p className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button>{words.team.sign}</Button>
          {item.look ? (
            <Link to={item.look} className="inline-flex min-h-11 items-center text-sm text-ember underline underline-offset-4">
              {words.look(item.name)}
            </Link>
          ) : null}
          {item.returned ? null : (
            <Link to={`/sign-offs?return=${item.value}`} className="inline-flex min-h-11 items-center text-sm text-ember underline underline-offset-4">
              {words.giveBack}
            </Link>
          )}
        </p>
      </Form>
    </details>
  );
}
