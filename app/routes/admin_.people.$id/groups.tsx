import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { Button } from "~/ui/button";
import { Select } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { Section } from "~/ui/page";
import type { View } from "./view.server";

export function Groups({ view: { person, groups, openGroups }, errors = {} }: { view: View; errors?: Record<string, string> }) {
  const words = useDutyWords().admin.person;
  return (
    <Section title={words.groups} id="groups">
      <div className="rounded-card border border-line bg-card px-4 pb-4">
        <ul className="divide-y divide-line">
          {groups.map((group) => (
            <li key={`${group.groupId} ${group.part}`} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <span>
                <Link to={`/admin/groups/${group.groupId}`} className="font-medium">
                  {bothNames(group)}
                </Link>
                <span className="block text-sm text-soft">{words.partSince(words[group.part], group.since)}</span>
              </span>
              <Form>
                <input type="hidden" name="intent" value="leave" />
                <input type="hidden" name="group" value={group.groupId} />
                <input type="hidden" name="part" value={group.part} />
                <Button look="quiet">
                  {words.leave} <span className="sr-only">{words.leaveNamed(bothNames(group))}</span>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
        {groups.length === 0 ? <p className="pt-3 text-soft">{words.noGroups}</p> : null}
        {openGroups.length === 0 ? (
          <p className="pt-3 text-soft">{words.noOpenGroup}</p>
        ) : (
          <Form className="grid items-end gap-x-3 sm:grid-cols-[1fr_1fr_auto]">
            <input type="hidden" name="intent" value="join" />
            <Select label={words.group} name="group" error={errors.group}>
              {openGroups.map((group) => (
                <option key={group.id} value={group.id}>
                  {bothNames(group)}
                </option>
              ))}
            </Select>
            <Select label={words.as} name="part" error={errors.part} defaultValue="member">
              <option value="member">{words.member}</option>
              {person.roles.includes("trainer") ? <option value="trainer">{words.trainer}</option> : null}
            </Select>
            <Button look="quiet" className="mt-4">
              {words.join}
            </Button>
          </Form>
        )}
      </div>
    </Section>
  );
}
