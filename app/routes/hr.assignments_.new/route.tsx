import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookThrough } from "~/assignments/fitting.server";
import { peopleNamed, sitesOf } from "~/assignments/named.server";
import { isEverybody } from "~/assignments/rule";
import { ruleForm, ruleRoles } from "~/assignments/rule-form";
import { beginRule, makeRule } from "~/assignments/rules.server";
import { tiers } from "~/content/shape";
import { requireVisitor } from "~/http/context";
import { idField } from "~/http/fields";
import { type FieldErrors, invalid, parseTyped, readTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { formatDay } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { courseOptions } from "~/people/course-options";
import { departmentOptions, everyDepartment } from "~/people/departments.server";
import { bothNames } from "~/people/names";
import type { PageHandle } from "~/root";
import { PageHead } from "~/ui/page";
import { newId } from "~db/kit";
import { Preview } from "./preview";
import { RuleForm } from "./rule-form";

export const handle: PageHandle = { title: (words) => words.assigning.new.title };

export async function loader({ context }: LoaderFunctionArgs) {
  const { store, library, language } = context;
  return {
    sending: newId(),
    courses: courseOptions(library, language).map(({ id, title }) => ({ value: id, label: title })),
    departments: (await departmentOptions(store.read)).map(({ id, label }) => ({ value: id, label })),
    sites: (await sitesOf(store.read)).map((site) => ({ value: site, label: site })),
    roles: [...ruleRoles],
    tiers: [...tiers],
  };
}

/** Looking changes nothing: it says what would be done about whom. Then the same form makes the rule. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { personId: madeBy } = requireVisitor(context);
  const { store, library, now } = context;
  const typed = await readTyped(request);
  const read = await readRule(context, typed);
  if (!read.ok) return refuseForm(read);
  const { everybody: _everybody, ...rule } = read.rule;
  if (typed.intent === "look") return { errors: {} as FieldErrors, typed: read.typed, preview: await previewOf(context, rule) };
  const sending = idField.safeParse(typed.sending);
  if (typed.intent !== "assign" || !sending.success) throw refusal(400);
  const ruleId = await makeRule(store, { ...rule, sending: sending.data, madeBy }, now);
  await beginRule(store, library, ruleId, now);
  return done(context, "/hr/assignments", "saved");
}

/** The rule as it was typed, with the people it names. */
async function readRule(context: AppLoadContext, typed: Typed) {
  const { store, library, words } = context;
  const [tree, sites] = [await everyDepartment(store.read), await sitesOf(store.read)];
  const form = parseTyped(context, typed, ruleForm({ course: (id) => library.courses.has(id), department: tree.has, site: (name) => sites.includes(name) }));
  if (!form.ok) return form;
  const { courseId, whom, numbers, due, lasting, everybody } = form.value;
  const refuse = (errors: FieldErrors) => invalid(context, errors, typed);
  if (!numbers && isEverybody(whom) && !everybody) return refuse({ everybody: words.assigning.new.sayEverybody });
  const named = numbers && (await peopleNamed(store.read, numbers));
  if (named && named.unknown.length > 0) return refuse({ numbers: words.assigning.new.unknownNumbers(named.unknown.slice(0, 10).join(", ")) });
  const { intent: _intent, sending: _sending, ...fields } = typed;
  return {
    ok: true as const,
    typed: fields,
    rule: { courseId, whom: { ...whom, ...(named ? { personIds: named.personIds } : {}) }, ...due, lasting, everybody },
  };
}

/** More people than these are counted, not looked at one by one. */
const LOOKED_AT = 1_000;

async function previewOf({ store, library, today, language }: AppLoadContext, rule: Parameters<typeof lookThrough>[2]) {
  const { fits, count } = await lookThrough(store.read, library, rule, { keep: LOOKED_AT, today });
  const shown = ({ personId, staffNumber, verdict, ...names }: (typeof fits)[number]) => ({
    ...{ id: personId, staffNumber, name: bothNames(names), outcome: verdict.outcome },
    due: verdict.dueOn && formatDay(verdict.dueOn, language),
  });
  const of = (outcome: string) => fits.filter(({ verdict }) => verdict.outcome === outcome);
  return {
    count,
    looked: fits.length,
    numbers: {
      assigned: of("assigned").length,
      "too-little-time": of("too-little-time").length,
      certified: of("certified").length,
      duplicate: of("duplicate").length,
    },
    some: [...fits.filter(({ verdict }) => verdict.outcome !== "assigned").slice(0, 10), ...of("assigned").slice(0, 10)].map(shown),
  };
}
export type PreviewView = Awaited<ReturnType<typeof previewOf>>;

export default function NewRule() {
  const words = useDutyWords().assigning;
  const { sending, ...choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed: Typed = answer?.typed ?? {};
  const preview = answer && "preview" in answer ? answer.preview : null;
  return (
    <div className="max-w-3xl">
      <PageHead title={words.new.title} lead={words.new.lead} back={{ to: "/hr/assignments", label: words.title }} />
      {preview ? <Preview preview={preview} typed={typed} sending={sending} /> : null}
      <RuleForm choices={choices} typed={typed} errors={answer?.errors ?? {}} />
    </div>
  );
}
