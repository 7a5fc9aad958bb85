import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { applyingNow } from "~/certification/changing.server";
import { standingRules } from "~/certification/proposing.server";
import { newestRow } from "~/certification/rules-in-force.server";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { dayIn, formatDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Card, PageHead } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";

export const handle: PageHandle = { title: (words) => words.ruleChange.title };

/** Every certification in force, and which of them has another text waiting or a change under way. */
export async function loader({ context }: LoaderFunctionArgs) {
  allow(can.changeRules(requireVisitor(context)));
  const { store, library, language, zone, words } = context;
  const applying = await applyingNow(store.read);
  const certifications = [];
  for (const id of library.certifications.keys()) {
    const [standing, row] = [await standingRules(store.read, library, id), await newestRow(store.read, id)];
    if (!standing || !row) continue;
    const { rules, version } = standing.inForce;
    certifications.push({
      id,
      ...{ title: inLanguage(rules.title, language), tier: rules.tier, isNewer: standing.newer !== null, isApplying: applying.has(id) },
      version: words.ruleChange.version(version, formatDay(dayIn(zone, row.at), language)),
    });
  }
  return { certifications };
}

export default function RulesInForce() {
  const { ruleChange: words, register, frame } = useDutyWords();
  const { certifications } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <PageHead title={words.title} lead={words.lead} back={{ to: "/hr/register", label: register.title }} />
      <ul className="grid gap-3">
        {certifications.map(({ id, title, tier, version, isNewer, isApplying }) => (
          <li key={id}>
            <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
              <div className="min-w-0">
                <h2 className="font-serif text-xl font-semibold">{title}</h2>
                <p className="text-sm text-soft">
                  {frame.tier[tier]} · {version}
                </p>
                <p className="mt-1 flex flex-wrap gap-2">
                  {isNewer ? <StatusMark tone="warn">{words.newer}</StatusMark> : null}
                  {isApplying ? <StatusMark tone="now">{words.applying}</StatusMark> : null}
                </p>
              </div>
              <ButtonLink look="quiet" to={`/hr/rules/${id}`} aria-label={`${words.open}: ${title}`}>
                {words.open}
              </ButtonLink>
            </Card>
          </li>
        ))}
      </ul>
    </div>
  );
}
