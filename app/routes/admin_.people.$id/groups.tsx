import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Field, Select } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { Section } from "~/ui/page";
import type { View } from "./view.server";

type Typed = Record<string, string | string[]>;

export function Groups({
  view: { person, groups, formerGroups, openGroups, today },
  errors = {},
  typed = {},
}: {
  view: View;
  errors?: Record<string, string>;
  typed?: Typed;
}) {
  const { admin, groups: its } = useDutyWords();
  const words = admin.person;
  const given = (name: string, otherwise: string) => (typed.intent === "join" ? String(typed[name] ?? otherwise) : otherwise);
  return (
    <Section title={words.groups} id="groups">
      <div className="rounded-card border border-line bg-card px-4 pb-4">
        <ul className="divide-y divide-line">
          {groups.map((group) => (
            <li key={group.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <span>
                <Link to={`/admin/groups/${group.groupId}`} className="font-medium">
                  {bothNames(group)}
                </Link>
                <span className="block text-sm text-soft">{words.partSpan(words[group.part], group.span)}</span>
              </span>
              <Form>
                <input type="hidden" name="intent" value="leave" />
                <input type="hidden" name="group" value={group.groupId} />
                <input type="hidden" name="membership" value={group.id} />
                <Button look="quiet">
                  {words.leave} <span className="sr-only">{words.leaveNamed(bothNames(group))}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
        {groups.length === 0 ? <p className="pt-3 text-soft">{words.noGroups}</p> : null}
        {formerGroups.length > 0 ? (
          <details className="mt-2 text-sm">
            <summary className="min-h-11 py-2.5 text-soft">{words.formerGroups(formerGroups.length)}</summary>
            <ul className="space-y-1 pb-2">
              {formerGroups.map((group) => (
                <li key={group.id}>
                  {bothNames(group)}: {words.partSpan(words[group.part], group.span)}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        {openGroups.length === 0 ? (
          <p className="pt-3 text-soft">{words.noOpenGroup}</p>
        ) : (
          <Form className="mt-2 border-t border-line">
            <input type="hidden" name="intent" value="join" />
            <div className="grid gap-x-3 sm:grid-cols-2">
              <Select label={words.group} name="group" error={errors.group} defaultValue={given("group", openGroups[0]!.id)}>
                {openGroups.map((group) => (
                  <option key={group.id} value={group.id}>
                    {bothNames(group)}
                  </option>
                ))}
              </Select>
              <Select label={words.as} name="part" error={errors.part} defaultValue={given("part", "member")}>
                <option value="member">{words.member}</option>
                {person.roles.includes("trainer") ? <option value="trainer">{words.trainer}</option> : null}
              </Select>
              <Field label={its.fromOn} name="fromOn" type="date" defaultValue={given("fromOn", today)} error={errors.fromOn} />
              <Field label={its.untilOn} name="untilOn" type="date" optional defaultValue={given("untilOn", "")} error={errors.untilOn} />
            </div>
            <Button look="quiet" className="mt-4">
              {words.join}
            </Button>
          </Form>
        )}
      </div>
    </Section>
  );
}
