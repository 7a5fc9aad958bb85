import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { longText } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { allow, found } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { type Choice, drawPeople, findChoice, keepChoice, MOST_PEOPLE, peopleNumbered } from "~/record/pack-choice.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Field, FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card, PageHead, Section } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.packs.title };

export async function loader({ context, request }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  const id = new URL(request.url).searchParams.get("pack");
  const choice = id ? found(await findChoice(context.store.read, id)) : null;
  return { most: MOST_PEOPLE, pack: choice && { id, n: choice.peopleIds.length, seed: choice.seed, among: choice.among } };
}

const acts = { name: namePeople, draw: drawThem };

export async function action({ context, request }: ActionFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeRegister(visitor));
  const typed = await readTyped(request);
  const made = await actOf(acts, typed)(context, typed);
  if (!made.ok) return refuseForm(made);
  const id = await keepChoice(context.store, made.value, visitor.personId, context.now);
  return redirect(`/hr/packs?pack=${id}#pack`, { status: 303 });
}

async function namePeople(context: AppLoadContext, typed: Typed) {
  const form = parseTyped(context, typed, z.object({ numbers: longText }));
  if (!form.ok) return form;
  const { packs } = context.words;
  const numbers = form.value.numbers.split(/[\s,，;；、]+/).filter(Boolean);
  if (numbers.length > MOST_PEOPLE) return invalid(context, { numbers: packs.tooMany(MOST_PEOPLE) }, typed);
  const { peopleIds, unknown } = await peopleNumbered(context.store.read, numbers);
  if (unknown.length > 0) return invalid(context, { numbers: packs.unknown(unknown.join(", ")) }, typed);
  return { ok: true as const, value: { peopleIds, seed: null, among: null } satisfies Choice };
}

async function drawThem(context: AppLoadContext, typed: Typed) {
  const form = parseTyped(
    context,
    typed,
    z.object({
      count: z
        .string("required")
        .trim()
        .regex(/^\d{1,3}$/, "notANumber")
        .transform(Number),
    }),
  );
  if (!form.ok) return form;
  const { count } = form.value;
  if (count < 1 || count > MOST_PEOPLE) return invalid(context, { count: context.words.packs.countHint(MOST_PEOPLE) }, typed);
  const choice = await drawPeople(context.store.read, count);
  return choice.peopleIds.length > 0 ? { ok: true as const, value: choice } : invalid(context, { count: context.words.packs.nobody }, typed);
}

export default function AuditPack() {
  const words = useDutyWords().packs;
  const { most, pack } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors: Record<string, string> = refused?.errors ?? {};
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title} lead={words.lead} />
      <FormErrors errors={errors} labels={{ numbers: words.numbers, count: words.count }} />
      {pack ? (
        <Section title={words.ready} id="pack">
          <Card accent>
            <p className="break-words">{pack.seed ? words.drawnFrom(pack.n, pack.among ?? pack.n, pack.seed) : words.chosen(pack.n)}</p>
            <p className="mt-3">
              <ButtonLink to={`/hr/packs/${pack.id}.zip`} reloadDocument download>
                {words.download}
              </ButtonLink>
            </p>
            <p className="mt-2 text-sm text-soft">{words.downloadHint}</p>
          </Card>
        </Section>
      ) : null}
      <Section title={words.named} id="named">
        <Form>
          <input type="hidden" name="intent" value="name" />
          <TextArea
            label={words.numbers}
            name="numbers"
            hint={words.numbersHint(most)}
            error={errors.numbers}
            defaultValue={String(refused?.typed.numbers ?? "")}
            required
          />
          <Button className="mt-3">{words.choose}</Button>
        </Form>
      </Section>
      <Section title={words.drawn} id="drawn">
        <Form>
          <input type="hidden" name="intent" value="draw" />
          <Field
            label={words.count}
            name="count"
            inputMode="numeric"
            hint={words.countHint(most)}
            error={errors.count}
            defaultValue={String(refused?.typed.count ?? "5")}
            required
          />
          <Button className="mt-3">{words.draw}</Button>
        </Form>
      </Section>
    </div>
  );
}
