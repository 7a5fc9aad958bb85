import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { endRule, leaveAll, listRules, openExceptions, settleException } from "~/assignments/rules.server";
import { requireVisitor } from "~/http/context";
import { idField } from "~/http/fields";
import { parseTyped, readTyped } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { dayIn, formatDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { everyDepartment } from "~/people/departments.server";
import { bothNames, nameIn } from "~/people/names";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { Exceptions } from "./exceptions";
import { Rules } from "./rules";

export const handle: PageHandle = { title: (words) => words.assigning.title };

export async function loader({ context }: LoaderFunctionArgs) {
  const { store, library, language, zone } = context;
  const tree = await everyDepartment(store.read);
  const course = (id: string) => inLanguage(library.courses.get(id)?.title ?? { en: id }, language);
  return {
    rules: (await listRules(store.read)).map(
      ({ id, courseId, whom: { personIds, departmentId, ...whom }, daysFromHiring, dueOn, lasting, madeAt, walkDueAt, endedAt, assigned }) => ({
        ...{ id, course: course(courseId), assigned, lasting, daysFromHiring },
        whom: { ...whom, named: personIds?.length ?? null, department: departmentId ? nameOf(tree.line(departmentId).at(-1), language) : null },
        due: dueOn && formatDay(dueOn, language),
        made: formatDay(dayIn(zone, madeAt), language),
        state: endedAt ? ("ended" as const) : lasting ? ("lasting" as const) : walkDueAt ? ("running" as const) : ("done" as const),
      }),
    ),
    exceptions: (await openExceptions(store.read)).map(({ id, outcome, courseId, staffNumber, ...names }) => ({
      ...{ id, staffNumber, name: bothNames(names), course: course(courseId) },
      outcome: outcome as "too-little-time" | "certified" | "duplicate",
    })),
  };
}
export type RuleView = Awaited<ReturnType<typeof loader>>["rules"][number];
export type ExceptionView = Awaited<ReturnType<typeof loader>>["exceptions"][number];

const nameOf = (department: { name: string; otherName: string | null } | undefined, language: "en" | "zh") =>
  department ? nameIn(language, department) : null;

const shape = z.union([
  z.object({ intent: z.literal("end"), id: idField }),
  z.object({ intent: z.enum(["assigned", "left"]), id: idField }),
  z.object({ intent: z.literal("leave-all"), outcome: z.enum(["certified", "duplicate"]) }),
]);

export async function action({ context, request }: ActionFunctionArgs) {
  const { personId: by } = requireVisitor(context);
  const { store, library, now } = context;
  const form = parseTyped(context, await readTyped(request), shape);
  if (!form.ok) throw refusal(400);
  const asked = form.value;
  if (asked.intent === "leave-all") await leaveAll(store, { outcome: asked.outcome, by }, now);
  else if (asked.intent === "end") {
    if (!(await endRule(store, { ruleId: asked.id, by }, now))) throw refusal(404);
  } else if (!(await settleException(store, library, { id: asked.id, as: asked.intent, by }, now))) throw refusal(404);
  return done(context, "/hr/assignments", "saved");
}

export default function Assignments() {
  const { assigning: words, frame } = useDutyWords();
  const { rules, exceptions } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        back={{ to: "/hr/register", label: frame.nav.register }}
        actions={<ButtonLink to="/hr/assignments/new">{words.new.title}</ButtonLink>}
      />
      {exceptions.length > 0 ? (
        <Section title={words.exceptions(exceptions.length)} id="exceptions">
          <Exceptions exceptions={exceptions} />
        </Section>
      ) : null}
      <Section title={words.rules} id="rules">
        {rules.length > 0 ? <Rules rules={rules} /> : <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      </Section>
    </>
  );
}
