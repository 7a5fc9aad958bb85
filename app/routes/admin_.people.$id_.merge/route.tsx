import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { idField } from "~/http/fields";
import { parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow, found, refusal } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { choosePerson, nameAndNumber, personByNumber } from "~/people/managers.server";
import { findMerge, mergePeople } from "~/people/merging.server";
import { bothNames } from "~/people/names";
import { findPerson, type Person } from "~/people/person.server";
import { undoMerge } from "~/people/unmerging.server";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Notice, PageHead } from "~/ui/page";
import { LookAtIt } from "./look";
import { lookView } from "./view.server";

export const handle: PageHandle = { title: (words, { kept }: { kept: { name: string } }) => words.merging.title(kept.name) };

const shownOf = ({ id, name, otherName, staffNumber, active }: Person) => ({ id, name, otherName, staffNumber, active });

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const me = requireVisitor(context);
  const kept = found(await findPerson(context.store.read, params.id ?? ""));
  allow(can.changePerson(me, kept), context.words.odd.kept);
  const q = (new URL(request.url).searchParams.get("with") ?? "")
    .slice(0, 200)
    .replace(/\p{Cc}/gu, "")
    .trim();
  const other = q ? await otherFor(context, q) : null;
  const isFound = other !== null && typeof other !== "string";
  const error = typeof other === "string" ? other : isFound && !can.mergePeople(me, kept, other) ? context.words.merging.notYours : null;
  return {
    kept: shownOf(kept),
    q,
    error,
    other: isFound && !error ? shownOf(other) : null,
    look: isFound && !error ? await lookView(context, kept, other, me.personId) : null,
  };
}

/** Whom somebody means, also among those who have left, or a sentence. */
async function otherFor({ store, words }: AppLoadContext, typed: string): Promise<Person | string> {
  const exact = await personByNumber(store.read, typed);
  const chosen = exact ? ({ outcome: "one", person: exact } as const) : await choosePerson(store.read, typed);
  if (chosen.outcome === "several") return words.merging.several(chosen.people.map(nameAndNumber));
  const person = chosen.outcome === "one" ? await findPerson(store.read, chosen.person.id) : undefined;
  return person ?? words.merging.unknown;
}

const mergeShape = z.object({ other: idField, seen: z.string("stale").max(100, "stale") });
const undoShape = z.object({ merge: idField });

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { store, library, today, now, words } = context;
  const me = requireVisitor(context);
  const person = found(await findPerson(store.read, params.id ?? ""));
  const typed = await readTyped(request);
  if (typed.intent === "undo") {
    const form = parseTyped(context, typed, undoShape);
    if (!form.ok) throw refusal(400);
    const merge = found(await findMerge(store.read, form.value.merge));
    if (merge.keptId !== person.id && merge.mergedId !== person.id) throw refusal(404);
    const [kept, merged] = [found(await findPerson(store.read, merge.keptId)), found(await findPerson(store.read, merge.mergedId))];
    allow(can.mergePeople(me, kept, merged), words.merging.notYours);
    const undone = await undoMerge(store, library, { mergeId: merge.id, by: me.personId }, now);
    if (undone !== "undone") throw refusal(409, words.merging.refused[undone], { to: `/admin/people/${person.id}`, label: bothNames(person) });
    return done(context, `/admin/people/${person.id}`, "saved");
  }
  const form = parseTyped(context, typed, mergeShape);
  if (!form.ok) return refuseForm(form);
  const merged = found(await findPerson(store.read, form.value.other));
  allow(can.mergePeople(me, person, merged), words.merging.notYours);
  const result = await mergePeople(store, library, { keptId: person.id, mergedId: merged.id, by: me.personId, seen: form.value.seen }, today, now);
  if (result.outcome === "merged") return done(context, `/admin/people/${person.id}`, "saved");
  const errors: Record<string, string> = result.outcome === "blocked" ? {} : { "": words.merging.changed };
  return data({ errors, typed: { other: merged.id }, other: shownOf(merged), look: await lookView(context, person, merged, me.personId) }, { status: 409 });
}

export default function MergePage() {
  const words = useDutyWords().merging;
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const newer = answer && "look" in answer ? answer : null;
  const { kept, q, error } = view;
  const [other, look] = newer ? [newer.other, newer.look] : [view.other, view.look];
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title(bothNames(kept))} lead={words.lead} back={{ to: `/admin/people/${kept.id}`, label: bothNames(kept) }} />
      {newer?.errors[""] ? (
        <div role="alert">
          <Notice tone="warn">{newer.errors[""]}</Notice>
        </div>
      ) : null}
      <Form method="get" className="grid items-end gap-x-3 sm:grid-cols-[1fr_auto]">
        <Field label={words.other} hint={words.otherHint} name="with" required autoComplete="off" defaultValue={q} error={error ?? undefined} />
        <Button look={look ? "quiet" : "primary"} className="mt-4">
          {words.look}
        </Button>
      </Form>
      {other && look ? <LookAtIt kept={kept} other={other} look={look} /> : null}
    </div>
  );
}
