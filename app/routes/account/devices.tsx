import { useAccountWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";

type Device = { id: string; name: string; mine: boolean; seen: string; started: string };

/** Every browser one is signed in with, and the way to sign it out from here. */
export function Devices({ devices }: { devices: Device[] }) {
  const words = useAccountWords().people.account;
  return (
    <Section title={words.sessions} id="devices">
      <ul className="divide-y divide-line rounded-card border border-line bg-card">
        {devices.map(({ id, name, mine, seen, started }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
            <span className="min-w-0">
              <span className="font-medium">{name || words.unknownDevice}</span> {mine ? <StatusMark tone="ok">{words.thisOne}</StatusMark> : null}
              <span className="block text-sm text-soft">{words.lastUsed(seen)}</span>
              <span className="block text-sm text-soft">{words.since(started)}</span>
            </span>
            {mine ? null : (
              <Form>
                <input type="hidden" name="intent" value="end-session" />
                <input type="hidden" name="session" value={id} />
                <Button look="quiet">
                  {words.end} <span className="sr-only">{name || words.unknownDevice}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 1 ? (
        <Form className="mt-3">
          <input type="hidden" name="intent" value="end-others" />
          <Button look="quiet">{words.endOthers}</Button>
        </Form>
      ) : (
        <p className="mt-2 text-sm text-soft">{words.onlyThis}</p>
      )}
    </Section>
  );
}
