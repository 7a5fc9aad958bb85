import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Confirm } from "~/ui/confirm";
import { Form, Link } from "~/ui/navigation";
import { Card, Notice, Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { Look } from "./view.server";

type Somebody = { id: string; name: string; otherName: string | null; staffNumber: string; active: boolean };

/** The two records, what goes from one to the other, what both have, and the button that does it. */
export function LookAtIt({ kept, other, look }: { kept: Somebody; other: Somebody; look: Look }) {
  const words = useDutyWords().merging;
  const [named, closed] = [`${kept.staffNumber} ${kept.name}`, `${other.staffNumber} ${other.name}`];
  return (
    <>
      <Card className="mt-6 grid gap-3">
        <Who label={words.stays} {...kept} />
        <Who label={words.goes} {...other} />
        <Link to={`/admin/people/${other.id}/merge?with=${encodeURIComponent(kept.staffNumber)}`} className="inline-flex min-h-11 items-center text-ember">
          {words.swap}
        </Link>
      </Card>
      {look.blocks.length > 0 ? (
        <Notice tone="bad">
          <p className="font-semibold">{words.blocked}</p>
          <ul className="mt-1 list-disc pl-5">
            {look.blocks.map((block) => (
              <li key={block}>{block}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Lines title={words.moves} id="moves" lines={look.counts} none={words.nothing} />
      {look.doubles.length > 0 ? <Lines title={words.doubles} id="doubles" lines={look.doubles} /> : null}
      {look.blocks.length === 0 ? (
        <>
          <p className="mt-5">{words.signsIn(kept.staffNumber, other.staffNumber)}</p>
          {look.takes ? <p className="mt-2 wrap-anywhere">{look.takes}</p> : null}
          {look.hasPassword ? null : <p className="mt-2 font-medium">{words.neverSignedIn}</p>}
          <Form className="mt-5">
            <input type="hidden" name="intent" value="merge" />
            <input type="hidden" name="other" value={other.id} />
            <input type="hidden" name="seen" value={look.version} />
            <Confirm label={words.confirm} what={words.confirmWhat(closed, named)} action={words.act} />
          </Form>
        </>
      ) : null}
    </>
  );
}

function Who({ label, id, staffNumber, active, ...names }: Somebody & { label: string }) {
  const words = useDutyWords().admin.person;
  return (
    <p>
      <span className="block text-sm text-soft">{label}</span>
      <Link to={`/admin/people/${id}`} className="font-medium">
        {bothNames(names)}
      </Link>{" "}
      <span className="text-soft">{staffNumber}</span> {active ? null : <StatusMark tone="bad">{words.inactive}</StatusMark>}
    </p>
  );
}

const Lines = ({ title, id, lines, none }: { title: string; id: string; lines: string[]; none?: string }) => (
  <Section title={title} id={id}>
    {lines.length === 0 ? <p className="text-soft">{none}</p> : null}
    <ul className="divide-y divide-line border-y border-line empty:hidden">
      {lines.map((line) => (
        <li key={line} className="py-2">
          {line}
        </li>
      ))}
    </ul>
  </Section>
);
