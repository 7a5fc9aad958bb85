import type { AppLoadContext } from "@remix-run/node";
import { formatInstant } from "~/locale/day";
import { mappingFault, staffFields } from "~/people/staff-columns";
import { planList } from "~/people/staff-import.server";
import type { Outcome, Plan, Status } from "~/people/staff-plan";
import { sayOutcome } from "~/people/staff-report";
import { pagesOf, type Upload } from "~/people/staff-uploads.server";
import { grantableRoles, type Visitor } from "~/people/visitor";

/** So many people of each kind are shown. */
const SHOWN = 100;

/** Who a plan is for: an administrator may give any role again, others only their own. */
export const planningFor = ({ personId, roles }: Visitor, { complete }: Pick<Upload, "complete">) => ({
  ...{ complete, byPersonId: personId },
  grants: roles.includes("admin") ? grantableRoles : roles,
});

/** What there is to see of a list: what its columns hold, what it would change, or what it has changed. */
export async function viewOf(context: AppLoadContext, visitor: Visitor, upload: Upload, askedColumns: boolean) {
  const { store, library, now, zone, language, words } = context;
  const { id, fileName, complete, headings, samples, rowCount } = upload;
  const common = { id, fileName };
  if (upload.writtenAt)
    return {
      ...common,
      stage: "written" as const,
      counts: upload.counts as Record<Status, number>,
      at: upload.writtenAt.getTime(),
      when: formatInstant(upload.writtenAt, zone, language),
    };
  const columns = headings.titles.map((title, place) => ({ title: title.slice(0, 80), sample: samples[place] ?? "", field: headings.mapping[place] ?? null }));
  if (askedColumns || !upload.confirmed || mappingFault(headings.mapping))
    return { ...common, stage: "columns" as const, complete, columns, fields: staffFields, canPreview: upload.confirmed && !mappingFault(headings.mapping) };
  const pages = await pagesOf(store.read, id);
  const { plan, print } = await planList(store.read, { pages, headings }, planningFor(visitor, upload), library, now);
  const ignored = columns.filter(({ field, title }) => field === null && title !== "").map(({ title }) => title);
  return {
    ...{ ...common, stage: "preview" as const, complete, rowCount, print, ignored, counts: plan.counts },
    departments: plan.departments.map(({ path }) => path).slice(0, SHOWN),
    groups: plan.groups.map(({ name }) => name).slice(0, SHOWN),
    sections: sectionsOf(plan, (outcome) => sayOutcome(words.staffList, outcome)),
  };
}

/** What cannot be taken comes first, then who would have to leave. Of those who stay as they are only the ones with something to say. */
function sectionsOf({ outcomes }: Plan, say: (outcome: Outcome) => string[]) {
  const inOrder = ["refused", "deactivated", "changed", "added", "unchanged"] as const satisfies Status[];
  const byStatus = new Map<Status, Outcome[]>(inOrder.map((status) => [status, []]));
  for (const outcome of outcomes) if (outcome.status !== "unchanged" || outcome.remarks.length > 0) byStatus.get(outcome.status)!.push(outcome);
  return inOrder.flatMap((status) => {
    const these = byStatus.get(status)!;
    const rows = these.slice(0, SHOWN).map((outcome) => ({ row: outcome.row, staffNumber: outcome.staffNumber, name: outcome.name, sentences: say(outcome) }));
    return these.length > 0 ? [{ status, total: these.length, rows }] : [];
  });
}

export type View = Awaited<ReturnType<typeof viewOf>>;
export type ColumnsView = Extract<View, { stage: "columns" }>;
export type PreviewView = Extract<View, { stage: "preview" }>;
export type WrittenView = Extract<View, { stage: "written" }>;
