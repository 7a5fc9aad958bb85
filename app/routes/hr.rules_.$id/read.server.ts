import type { AppLoadContext } from "@remix-run/node";
import { type Adjustable, type Adjustments, adjustablesOf, adjustmentFaults, asksNothing, chainOf, type Value } from "~/certification/adjustable";
import { newObstacles, proposalOf, readRules, type Standing, type Text, waiversWithout } from "~/certification/proposing.server";
import { type FieldErrors, invalid, type Typed } from "~/http/parse-form.server";
import { inLanguage } from "~/locale/language";
import { type ChainName, readChain } from "./chain.server";

type Proposal = ReturnType<typeof proposalOf>;

/** What somebody has typed as other rules, or a sentence at each field that cannot be. */
export async function readProposal(context: AppLoadContext, { inForce, text }: Standing, typed: Typed) {
  const { values, errors } = readValues(context, text, typed);
  const refuse = (faults: FieldErrors) => ({ ...invalid(context, faults, typed), ok: false as const });
  if (Object.keys(errors).length > 0) return refuse(errors);
  const proposal = proposalOf(text, values);
  const faults = await faultsOf(context, inForce.rules, proposal);
  if (Object.keys(faults).length > 0) return refuse(faults);
  return proposal.hash === inForce.hash ? refuse({ "": context.words.ruleChange.same }) : { ok: true as const, proposal };
}

function readValues({ words }: AppLoadContext, text: Text, typed: Typed) {
  const [values, errors]: [Adjustments, FieldErrors] = [{}, {}];
  for (const one of adjustablesOf(text.body)) {
    if (one.kind === "chain") {
      const read = readChain(words, one.name as ChainName, typed);
      Object.assign(errors, read.errors);
      values[one.name] = chainOf(read.links, text.body, one.name as ChainName);
      continue;
    }
    const said = valueTyped(one, typed[one.name]);
    if (said !== undefined) values[one.name] = said;
    else
      errors[one.name] =
        one.kind === "whole" ? words.ruleChange.range(one.from, one.to) : one.kind === "mean" ? words.ruleChange.mean : words.replies.field.choose;
  }
  // Of a role-play that is not asked nothing else is set.
  for (const { name, kind } of adjustablesOf(text.body))
    if (kind === "asked" && values[name] === false)
      for (const part of ["graders", "outsideLine"]) {
        delete values[`${name}.${part}`];
        delete errors[`${name}.${part}`];
      }
  if (values["validity.method"] !== "fixed" && !errors["validity.minimumMonths"]) values["validity.minimumMonths"] = null;
  return { values, errors };
}

/** Undefined: it cannot be. */
function valueTyped(one: Exclude<Adjustable, { kind: "chain" }>, typed: string | string[] | undefined): Value | undefined {
  if (one.kind === "asked") return typed === "yes";
  const text = typeof typed === "string" ? typed.normalize("NFKC").trim() : "";
  if (one.kind === "method") return ["completion", "expiry", "fixed"].find((method) => method === text);
  if (one.kind === "mean") return /^(?:[1-4]\.\d{2}|5\.00)$/.test(text) ? text : undefined;
  if (text === "" && one.optional) return null;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return number >= one.from && number <= one.to ? number : undefined;
}

async function faultsOf(context: AppLoadContext, now: Standing["inForce"]["rules"], { body }: Proposal): Promise<FieldErrors> {
  const { store, library, language, words } = context;
  const say = words.ruleChange;
  const faults: FieldErrors = {};
  for (const [name, fault] of Object.entries(adjustmentFaults(body))) faults[name] = say.faults[fault];
  if (asksNothing(body)) faults[""] = say.faults.nothingLeft;
  if (Object.keys(faults).length > 0) return faults;
  const next = readRules(body);
  for (const { requirementId, by } of await waiversWithout(store.read, library, next))
    faults[nameIn(now, requirementId)] = say.waiver(inLanguage(by.title, language));
  for (const obstacle of await newObstacles(store.read, library, now, next)) {
    const at = nameIn(next, obstacle.requirementId);
    if (obstacle.kind === "too-few-trainers") faults[`${at}.graders`] = say.trainers(obstacle.there);
    else if (obstacle.kind === "too-few-people") faults[`${at}.graders`] = say.people(obstacle.there);
    else faults[""] = obstacle.kind === "nobody-named" ? say.nobodyNamed(words.signOffs.office[obstacle.office]) : say.unpublished;
  }
  return faults;
}

const nameIn = ({ renewal }: Standing["inForce"]["rules"], id: string) =>
  `${renewal?.requirements.some((one) => one.id === id) ? "renewal.requirements" : "requirements"}.${id}`;
