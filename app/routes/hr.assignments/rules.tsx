import { useDutyWords } from "~/locale/words";
import { Confirm } from "~/ui/confirm";
import { Form } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";
import type { RuleView } from "./route";

const tones = { lasting: "ok", running: "now", done: "plain", ended: "plain" } as const;

export function Rules({ rules }: { rules: RuleView[] }) {
  const words = useDutyWords().assigning;
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card">
      {rules.map((rule) => (
        <li key={rule.id} className="px-4 py-3">
          <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="font-medium">{rule.course}</span>
            <StatusMark tone={tones[rule.state]}>{words.state[rule.state]}</StatusMark>
          </p>
          <WhomLine whom={rule.whom} />
          <p className="text-sm text-soft">
            {rule.due ? words.due(rule.due) : rule.daysFromHiring !== null ? words.dueFromHiring(rule.daysFromHiring) : words.dueByCourse}
            {" · "}
            {words.made(rule.made, rule.assigned)}
          </p>
          {rule.state === "lasting" ? (
            <Form className="mt-2">
              <input type="hidden" name="id" value={rule.id} />
              <input type="hidden" name="intent" value="end" />
              <Confirm label={words.end} what={words.endWhat} action={words.endNow} />
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function WhomLine({ whom }: { whom: RuleView["whom"] }) {
  const { assigning: words, admin, frame } = useDutyWords();
  const parts = [
    whom.named !== null ? words.named(whom.named) : null,
    whom.department,
    whom.site,
    whom.role ? (whom.role === "supervisor" ? words.new.supervisor : admin.roles[whom.role]) : null,
    whom.tier ? frame.tier[whom.tier] : null,
    whom.hiredFrom ? words.hiredFrom(whom.hiredFrom) : null,
  ].filter(Boolean);
  return <p className="text-sm">{parts.length > 0 ? parts.join(" · ") : words.new.everybody}</p>;
}
