import { useDutyWords } from "~/locale/words";
import { grantableRoles } from "~/people/visitor";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { FieldError } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { View } from "./view.server";

export function Roles({ view: { person, isLastAdmin }, errors = {} }: { view: View; errors?: Record<string, string> }) {
  const words = useDutyWords().admin;
  return (
    <Section title={words.person.roles} id="roles">
      {errors.role ? <FieldError>{errors.role}</FieldError> : null}
      <ul className="divide-y divide-line rounded-card border border-line bg-card">
        {grantableRoles.map((role) => (
          <li key={role} className="grid gap-3 px-4 py-3 sm:grid-cols-[1fr_auto] sm:items-center">
            <span>
              <span className="font-medium">{words.roles[role]}</span>{" "}
              {person.roles.includes(role) ? <StatusMark tone="ok">{words.person.held}</StatusMark> : null}
              <span className="block text-sm text-soft">{words.roleMeans[role]}</span>
            </span>
            {person.roles.includes(role) ? <Withdraw role={role} kept={role === "admin" && isLastAdmin} /> : <Grant role={role} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Role = (typeof grantableRoles)[number];

function Grant({ role }: { role: Role }) {
  const words = useDutyWords().admin;
  return (
    <Form>
      <input type="hidden" name="intent" value="grant" />
      <input type="hidden" name="role" value={role} />
      <Button look="quiet">{words.person.grant(words.roles[role])}</Button>
    </Form>
  );
}

function Withdraw({ role, kept }: { role: Role; kept: boolean }) {
  const words = useDutyWords().admin;
  if (kept) return <p className="max-w-56 text-sm text-soft">{words.person.lastAdmin}</p>;
  const name = words.roles[role];
  return (
    <Form className="sm:max-w-64">
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="role" value={role} />
      <Confirm label={words.person.withdraw(name)} what={words.person.withdrawWhat(name)} action={words.person.withdraw(name)} />
    </Form>
  );
}
