import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { managerOf, pathsOf } from "~/certification/path.server";
import { viewOf } from "~/certification/path-view";
import { requireVisitor } from "~/http/context";
import { dayIn, formatDay, timeIn } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { timeOfDay } from "~/locale/time-of-day";
import { useWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { withheldScores } from "~/quizzes/withheld-scores.server";
import { calledOffSince } from "~/role-plays/calling-off.server";
import { upcomingPerformances } from "~/role-plays/facts.server";
import type { PageHandle } from "~/root";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead } from "~/ui/page";
import { CalledOff } from "./called-off";
import { PartsToPlay, type PartToPlay } from "./parts-to-play";
import { PathSection } from "./path-section";
import { pauseOf } from "./pause.server";

export const handle: PageHandle = { title: (words) => words.path.title };

/** How long a performance that came to nothing is told of, in milliseconds. */
const SHOWN_FOR = 14 * 86_400_000;

export async function loader({ context }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  const { store, library, language, now, today, zone } = context;
  const paths = await pathsOf(store.read, library, visitor.personId, today);
  const manager = paths.length === 0 ? await managerOf(store.read, visitor.personId) : null;
  const withheld = await withheldScores(store.read, library, visitor.personId, now);
  const calledOff = await calledOffSince(store.read, visitor.personId, new Date(now.getTime() - SHOWN_FOR));
  return {
    name: nameIn(language, visitor),
    time: timeOfDay(timeIn(zone, now)),
    paths: await Promise.all(
      paths.map(async (path) => ({
        ...viewOf(path, { library, language, now, today, withheld }),
        pause: await pauseOf(context, path, visitor.personId),
      })),
    ),
    manager: manager && nameIn(language, manager),
    parts: await partsToPlay(context, visitor.personId),
    calledOff: calledOff.map(({ id, ending, scenario }) => ({ id, ending, title: scenario ? `${scenario.code} ${inLanguage(scenario.title, language)}` : "" })),
  };
}

/** What is still to be played, and what was until yesterday, because a play begins late. */
async function partsToPlay({ store, library, language, zone, now }: AppLoadContext, personId: string): Promise<PartToPlay[]> {
  const coming = (await upcomingPerformances(store.read, personId)).filter(({ scheduledAt }) => scheduledAt.getTime() > now.getTime() - 86_400_000);
  return coming.flatMap(({ performanceId: id, scenarioId, scheduledAt, room, part }) => {
    const scenario = library.scenarios.get(scenarioId);
    const title = scenario && inLanguage(scenario.title, language);
    return title ? [{ id, title, part, day: formatDay(dayIn(zone, scheduledAt), language), time: timeIn(zone, scheduledAt), room }] : [];
  });
}

export default function Learn() {
  const { name, time, paths, manager, parts, calledOff } = useLoaderData<typeof loader>();
  const { path: words, phrases, practice } = useWords();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={words.greeting[time](name)} />
      {calledOff.map((one) => (
        <CalledOff key={one.id} {...one} />
      ))}
      {paths.map((path, place) => (
        <PathSection key={path.id} path={path} isFirst={place === 0} />
      ))}
      {paths.length === 0 ? (
        <EmptyState title={words.none.title}>
          <p>{words.none.ask(manager)}</p>
          <p className="mt-2">{words.none.meanwhile}</p>
        </EmptyState>
      ) : null}
      <PartsToPlay parts={parts} />
      <p className="mt-8 flex flex-wrap gap-x-6">
        <Link to="/practice" className="inline-flex min-h-11 items-center text-ember underline underline-offset-4">
          {practice.link}
        </Link>
        <Link to="/phrases" className="inline-flex min-h-11 items-center text-ember underline underline-offset-4">
          {phrases.link}
        </Link>
        <Link to="/glossary" className="inline-flex min-h-11 items-center text-ember underline underline-offset-4">
          {words.glossary}
        </Link>
      </p>
    </div>
  );
}
