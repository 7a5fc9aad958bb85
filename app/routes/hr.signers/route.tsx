import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { endSigner, everySigner, nameSigner } from "~/certification/naming-signers.server";
import { namedOffices, WHOLE_COMPANY } from "~/certification/signers";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { idField, line } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm, type Typed } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { dayIn, formatDay } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { everyDepartment, openDepartments } from "~/people/departments.server";
import { choosePerson, nameAndNumber } from "~/people/managers.server";
import { nameIn } from "~/people/names";
import type { PageHandle } from "~/root";
import { PageHead, Section } from "~/ui/page";
import { NameForm } from "./name-form";
import { OfficeHolders } from "./office-holders";

export const handle: PageHandle = { title: (words) => words.signOffs.signers.title };

/** Whom HR named to the offices that sign. */
export async function loader({ context }: LoaderFunctionArgs) {
  allow(can.nameSigners(requireVisitor(context)));
  const { store, language, zone, words } = context;
  const [tree, open] = [await everyDepartment(store.read), await openDepartments(store.read)];
  const named = await everySigner(store.read);
  const departmentOf = (id: string) =>
    id === WHOLE_COMPANY
      ? words.signOffs.signers.wholeCompany
      : tree
          .line(id)
          .map((one) => nameIn(language, one))
          .join(" · ");
  return {
    offices: namedOffices.map((office) => ({
      office,
      holders: named
        .filter((one) => one.office === office)
        .map((one) => ({
          ...{ id: one.id, name: nameIn(language, one), staffNumber: one.staffNumber, hasLeft: !one.active },
          department: office === "department-head" ? departmentOf(one.departmentId) : null,
          since: formatDay(dayIn(zone, one.namedAt), language),
        })),
    })),
    departments: open.inOrder().map((one) => ({ id: one.id, depth: one.depth, name: nameIn(language, one) })),
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export async function action({ context, request }: ActionFunctionArgs) {
  allow(can.nameSigners(requireVisitor(context)));
  const typed = await readTyped(request);
  return actOf(acts, typed)(context, typed);
}

const acts = { name, end };
const naming = z.object({ office: z.enum(namedOffices, "choose"), department: idField.or(z.literal("")).default(""), person: line });

async function name(context: AppLoadContext, typed: Typed) {
  const { store, words, now } = context;
  const say = words.signOffs.signers;
  const form = parseTyped(context, typed, naming);
  if (!form.ok) return refuseForm(form);
  const chosen = await choosePerson(store.read, form.value.person);
  if (chosen.outcome !== "one") {
    const sentence = chosen.outcome === "none" ? say.nobodyFound : say.several(chosen.people.map(nameAndNumber).join(", "));
    return refuseForm(invalid(context, { person: sentence }, typed));
  }
  const { office, department: departmentId } = form.value;
  const outcome = await nameSigner(store, { office, departmentId, personId: chosen.person.id, by: requireVisitor(context).personId }, now);
  return outcome === "named" ? done(context, "/hr/signers", "saved") : refuseForm(invalid(context, { department: say.unknownDepartment }, typed));
}

async function end(context: AppLoadContext, typed: Typed) {
  const ended = await endSigner(context.store, { id: String(typed.signer).slice(0, 100), by: requireVisitor(context).personId }, context.now);
  return ended ? done(context, "/hr/signers", "saved") : refuseForm(invalid(context, { "": context.words.signOffs.signers.gone }, typed), 409);
}

export default function Signers() {
  const { signOffs, register } = useDutyWords();
  const words = signOffs.signers;
  const { offices, departments } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title} lead={words.lead} back={{ to: "/hr/register", label: register.title }} />
      {offices.map(({ office, holders }) => (
        <Section key={office} title={<span className="block first-letter:uppercase">{signOffs.office[office]}</span>} id={office}>
          <OfficeHolders office={office} holders={holders} />
        </Section>
      ))}
      <Section title={words.name} id="name">
        <NameForm departments={departments} refused={refused} />
      </Section>
    </div>
  );
}
