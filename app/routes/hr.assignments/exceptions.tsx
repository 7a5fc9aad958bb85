import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";
import type { ExceptionView } from "./route";

/** What a rule could not decide, each with the two ways out. */
export function Exceptions({ exceptions }: { exceptions: ExceptionView[] }) {
  const words = useDutyWords().assigning;
  return (
    <>
      <ul className="divide-y divide-line rounded-card border border-line bg-card">
        {exceptions.map(({ id, name, staffNumber, course, outcome }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
            <span className="min-w-0">
              <span className="font-medium">{name}</span> <span className="text-sm text-soft">{staffNumber}</span>{" "}
              <StatusMark tone="warn">{words.exception[outcome]}</StatusMark>
              <span className="block text-sm text-soft">{course}</span>
            </span>
            <Form className="flex flex-wrap gap-2">
              <input type="hidden" name="id" value={id} />
              {outcome === "duplicate" ? null : (
                <Button look="quiet" name="intent" value="assigned">
                  {words.assignAnyway} <span className="sr-only">{name}</span>
                </Button>
              )}
              <Button look="quiet" name="intent" value="left">
                {words.leave} <span className="sr-only">{name}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form className="mt-3 flex flex-wrap gap-2">
        <input type="hidden" name="intent" value="leave-all" />
        {(["certified", "duplicate"] as const)
          .filter((kind) => exceptions.some(({ outcome }) => outcome === kind))
          .map((kind) => (
            <Button key={kind} look="quiet" name="outcome" value={kind}>
              {words.leaveAll[kind]}
            </Button>
          ))}
      </Form>
    </>
  );
}
