import { useRef } from "react";
import { useDutyWords } from "~/locale/words";
import { AsAWhole } from "~/role-plays/as-a-whole";
import type { DraftMarks } from "~/role-plays/typed-marks";
import { Button } from "~/ui/button";
import { Choice, FieldError, TextArea } from "~/ui/field";
import { Html } from "~/ui/html";
import { Form, Link } from "~/ui/navigation";
import { Criterion } from "./criterion";
import { Gaps } from "./gaps";
import { PanelsAndTabs } from "./panels-and-tabs";
import { RedLines } from "./red-lines";
import type { ScoringData } from "./route";
import { ChooseMarks } from "./saved-line";
import { PlayedContext } from "./stamp";
import { TopBar } from "./top-bar";
import { useScoring } from "./use-scoring";

type Props = { data: ScoringData; marks: DraftMarks; errors: Record<string, string> };

/** The whole scorecard as one plain form. Its script only saves earlier and ticks the clock. */
export function ScoringForm({ data, marks: given, errors }: Props) {
  const { grading, rolePlays } = useDutyWords();
  const words = grading.score;
  const form = useRef<HTMLFormElement>(null);
  const { shown, keeper, handlers, found } = useScoring(form, data, given);
  const { marks, version } = shown;
  const played = useRef<() => number | null>(() => null);
  return (
    <PlayedContext.Provider value={played}>
      <Form key={version} ref={form} {...handlers} className="pb-20">
        {/* The first button is what Enter presses: nothing but saving. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only" />
        <input type="hidden" name="rubricHash" value={data.rubricHash} />
        <input type="hidden" name="writer" value={data.writer} />
        <input type="hidden" name="turn" defaultValue="1" />
        <input type="hidden" name="base" defaultValue={data.known.seq} />
        <TopBar data={data} keeping={keeper?.keeping() ?? null} />
        <main id="content" className="mx-auto max-w-6xl px-4 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-x-10">
          <div className="lg:col-span-2">
            <Gaps errors={errors} sheet={data.sheet} />
            <ChooseMarks keeper={keeper} found={found} />
          </div>
          <div id="marks" className="grid gap-x-8 sm:max-lg:grid-cols-2">
            {data.sheet.criteria.map((criterion) => (
              <Criterion key={criterion.id} criterion={criterion} marks={marks} errors={errors} />
            ))}
          </div>
          <div className="lg:sticky lg:top-24 lg:max-h-[calc(100dvh-11rem)] lg:self-start lg:overflow-auto lg:px-1">
            <RedLines sheet={data.sheet} marks={marks} errors={errors} />
            <fieldset className="mt-7" id="ticks">
              <legend className="font-serif text-xl font-semibold">{words.ticks}</legend>
              {errors.tick ? <FieldError>{errors.tick}</FieldError> : null}
              <div className="mt-2 grid gap-2">
                {data.sheet.ticks.map(({ id, html }) => (
                  <Choice key={id} type="checkbox" name="tick" value={id} label={<Html html={html} />} defaultChecked={marks.ticks.includes(id)} />
                ))}
              </div>
            </fieldset>
            <AsAWhole given={marks.global} error={errors.global} />
            <TextArea label={words.comment} name="comment" optional maxLength={2000} defaultValue={marks.comment} error={errors.comment} />
            <div id="submit" className="mt-6 grid gap-2 pb-6">
              <Button name="intent" value="submit" className="w-full">
                {words.submit}
              </Button>
              <p className="text-sm text-soft">{words.submitHint}</p>
              <Button name="intent" value="save" look="quiet" className="w-full">
                {words.saveDraft}
              </Button>
              <Link
                to={`/performances/${data.id}/ending`}
                reloadDocument
                className="inline-flex min-h-11 items-center text-sm text-soft underline underline-offset-4"
              >
                {rolePlays.performance.ending.record}
              </Link>
            </div>
          </div>
        </main>
      </Form>
      <PanelsAndTabs data={data} />
    </PlayedContext.Provider>
  );
}
