import type { ReactNode } from "react";
import { useTestWords } from "~/locale/words";
import { Html } from "~/ui/html";
import type { ReviewedAnswer, ReviewedOption } from "./reviewed";

type Of<K extends ReviewedAnswer["kind"]> = Extract<ReviewedAnswer, { kind: K }>;

/** What was answered beside what is right, by the kind of the question, with the feedback to what was not. */
export function AnswerReviewed({ answer }: { answer: ReviewedAnswer }) {
  switch (answer.kind) {
    case "options":
      return (
        <ul className="mt-3 grid gap-2">
          {answer.options.map((option) => (
            <Option key={option.id} option={option} />
          ))}
        </ul>
      );
    case "matching":
      return <Pairs rows={answer.rows} />;
    case "sorting":
      return answer.groups.map(({ title, rows }, place) => (
        <div key={place} className="mt-4">
          <p className="font-semibold">
            <Html html={title} />
          </p>
          <Pairs rows={rows} />
        </div>
      ));
    case "ordering":
      return <Order answer={answer} />;
    case "numeric":
      return <NumberReviewed answer={answer} />;
    case "fill-in":
      return <Passage answer={answer} />;
    case "essay":
      return <Essay answer={answer} />;
  }
}

const Pairs = ({ rows }: { rows: Of<"matching">["rows"] }) => (
  <ul className="mt-3 grid gap-2">
    {rows.map((row, place) => (
      <Row
        key={place}
        title={<Html html={row.text} />}
        isRight={row.isRight}
        given={row.given && <Html html={row.given} />}
        right={<Html html={row.right} />}
        feedback={row.feedback}
      />
    ))}
  </ul>
);

function Option({ option: { id, text, chosen, right, feedback } }: { option: ReviewedOption }) {
  const {
    quizzes: words,
    frame: { isTrue, isFalse },
  } = useTestWords();
  const look = right ? "border-ok" : chosen ? "border-bad" : "border-line";
  const label = chosen ? (right ? words.result.yoursAndRight : words.result.yoursAndWrong) : right ? words.result.missed : null;
  return (
    <li className={`rounded-control border px-3 py-2 ${look} ${chosen ? (right ? "bg-okw" : "bg-badw") : ""}`}>
      {text === null ? id === "true" ? isTrue : isFalse : <Html html={text} />}
      {label ? <Mark isRight={right}>{label}</Mark> : null}
      {feedback ? <Html html={feedback} className="mt-1 block text-sm" /> : null}
    </li>
  );
}

const Mark = ({ isRight, children }: { isRight: boolean; children: ReactNode }) => (
  <p className={`text-sm font-semibold ${isRight ? "text-ok" : "text-bad"}`}>
    <span aria-hidden="true">{isRight ? "✓" : "✗"} </span>
    {children}
  </p>
);

type RowProps = { title?: ReactNode; isRight: boolean; given: ReactNode; right: ReactNode; more?: ReactNode; feedback: string | null };

/** One part with what was given for it and, where that was not right, what is. */
function Row({ title, isRight, given, right, more, feedback }: RowProps) {
  const words = useTestWords().quizzes.result;
  return (
    <li className={`list-none rounded-control border px-3 py-2 ${isRight ? "border-ok bg-okw" : "border-bad bg-badw"}`}>
      {title ? <p className="font-medium">{title}</p> : null}
      <p>{given ?? words.nothing}</p>
      <Mark isRight={isRight}>{isRight ? words.yoursAndRight : given ? words.yoursAndWrong : words.nothing}</Mark>
      {isRight ? null : (
        <p className="mt-1">
          <span className="text-sm font-semibold text-ok">{words.right}: </span>
          {right}
        </p>
      )}
      {more}
      {feedback ? <Html html={feedback} className="mt-1 block text-sm" /> : null}
    </li>
  );
}

function Order({ answer: { items, feedback } }: { answer: Of<"ordering"> }) {
  const words = useTestWords().quizzes.result;
  return (
    <>
      <p className="mt-3 text-sm font-semibold text-soft">{words.rightOrder}</p>
      <ol className="mt-1 grid gap-2">
        {items.map(({ text, place }, at) => (
          <li key={at} className={`flex gap-3 rounded-control border px-3 py-2 ${place === at + 1 ? "border-ok bg-okw" : "border-line"}`}>
            <span className="font-semibold tabular-nums">{at + 1}</span>
            <span>
              <Html html={text} />
              {place === null ? null : <Mark isRight={place === at + 1}>{place === at + 1 ? words.yoursAndRight : words.yourPlace(place)}</Mark>}
            </span>
          </li>
        ))}
      </ol>
      {feedback ? <Html html={feedback} className="mt-2 block text-sm" /> : null}
    </>
  );
}

function NumberReviewed({ answer: { given, isRight, right, unit, tolerance, feedback } }: { answer: Of<"numeric"> }) {
  const words = useTestWords().quizzes.result;
  const withUnit = (text: string) => (
    <>
      {text} {unit ? <Html html={unit} /> : null}
    </>
  );
  return (
    <ul className="mt-3">
      <Row
        isRight={isRight}
        given={given && withUnit(given)}
        right={withUnit(right)}
        more={tolerance ? <p className="text-sm text-soft">{words.tolerance(tolerance)}</p> : null}
        feedback={feedback}
      />
    </ul>
  );
}

function Passage({ answer: { passage, gaps } }: { answer: Of<"fill-in"> }) {
  const words = useTestWords().quizzes.result;
  return (
    <>
      <p className="mt-3 leading-8">
        {passage.map((html, place) => {
          const gap = gaps[place];
          return (
            <span key={place}>
              <Html html={html} />
              {gap ? (
                <span className={`mx-1 rounded-control border px-2 py-0.5 font-medium ${gap.isRight ? "border-ok bg-okw" : "border-bad bg-badw"}`}>
                  {gap.given ?? words.nothing}
                </span>
              ) : null}
            </span>
          );
        })}
      </p>
      <ul className="mt-2 grid gap-2">
        {gaps.map(({ given, isRight, right, feedback }, place) => (
          <Row key={place} isRight={isRight} given={given} right={right} feedback={feedback} />
        ))}
      </ul>
    </>
  );
}

function Essay({ answer: { text, criteria, note } }: { answer: Of<"essay"> }) {
  const words = useTestWords().quizzes.result;
  return (
    <>
      <p className="mt-3 text-sm font-semibold text-soft">{words.yours}</p>
      <p className="mt-1 rounded-control border border-line px-3 py-2 break-words whitespace-pre-wrap">{text || words.nothing}</p>
      <ul className="mt-3 grid gap-2">
        {criteria.map(({ id, text: criterion, points, most, level }) => (
          <li key={id} className="rounded-control border border-line px-3 py-2">
            <p className="flex justify-between gap-4 font-medium">
              <Html html={criterion} />
              <span className="whitespace-nowrap tabular-nums">{words.pointsOf(String(points), String(most))}</span>
            </p>
            {level ? <Html html={level} className="block text-sm" /> : null}
          </li>
        ))}
      </ul>
      {note ? (
        <div className="mt-3">
          <p className="text-sm font-semibold text-soft">{words.trainerNote}</p>
          <p className="break-words whitespace-pre-wrap">{note}</p>
        </div>
      ) : null}
    </>
  );
}
