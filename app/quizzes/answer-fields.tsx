import { useAttemptWords, useWords } from "~/locale/words";
import { Choice } from "~/ui/field";
import { Html } from "~/ui/html";
import { fieldOf, type Given, LONGEST_ESSAY } from "./answer";
import type { Asked } from "./asked";
import { OrderingFields } from "./ordering-fields";
import { SortingFields } from "./sorting-fields";

type Fields = { question: Asked; given: Given };

const control = "rounded-control border border-edge bg-card px-3 py-2 text-base text-ink";

/** The boxes, lists or fields of a question by its kind, with what was given so far. All are plain controls of the form. */
export function AnswerFields({ question, given, scripted, onGive }: Fields & { scripted: boolean; onGive: () => void }) {
  switch (question.kind) {
    case "single":
    case "multiple":
    case "true-false":
      return <Options question={question} given={given} />;
    case "matching":
      return question.sorting ? <SortingFields question={question} given={given} /> : <Matching question={question} given={given} />;
    case "ordering":
      return <OrderingFields question={question} given={given} scripted={scripted} onGive={onGive} />;
    case "numeric":
      return <NumberField question={question} given={given} />;
    case "fill-in":
      return <Gaps question={question} given={given} />;
    case "essay":
      return <EssayField given={given} />;
  }
}

function Options({ question: { kind, parts }, given }: Fields) {
  const { isTrue, isFalse } = useWords().frame;
  const options =
    kind === "true-false"
      ? [
          { id: "true", label: isTrue },
          { id: "false", label: isFalse },
        ]
      : parts.map(({ id, text }) => ({ id, label: <Html html={text} /> }));
  return (
    <div className="grid gap-2.5">
      {options.map(({ id, label }) => (
        <Choice
          key={id}
          type={kind === "multiple" ? "checkbox" : "radio"}
          name="answer"
          value={id}
          defaultChecked={given.values.includes(id)}
          label={label}
          className="min-h-13 py-3"
        />
      ))}
    </div>
  );
}

/** Each part with a list to choose from. What the choices say in full stands above, for a list shows plain text and cuts it short. */
function Matching({ question: { parts, choices }, given }: Fields) {
  const words = useAttemptWords();
  return (
    <>
      <p className="text-sm font-semibold text-soft">{words.choices}</p>
      <ol className="mt-1 grid list-[upper-alpha] gap-1 pl-6 marker:font-semibold marker:text-ember">
        {choices.map(({ id, text }) => (
          <li key={id}>
            <Html html={text} />
          </li>
        ))}
      </ol>
      <ul className="mt-4 grid gap-3">
        {parts.map(({ id, text }) => (
          <li key={id} className="rounded-control border border-line bg-card px-3 py-2.5">
            <label htmlFor={`part-${id}`} className="block font-medium">
              <Html html={text} />
            </label>
            <select id={`part-${id}`} name={fieldOf(id)} defaultValue={given.named[id] ?? ""} className={`${control} mt-1.5 block min-h-11 w-full`}>
              <option value="">{words.chooseFromList}</option>
              {choices.map((choice, place) => (
                <option key={choice.id} value={choice.id}>
                  {`${String.fromCharCode(65 + place)}  ${plain(choice.text)}`}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </>
  );
}

function NumberField({ question: { unit }, given }: Fields) {
  const words = useAttemptWords();
  return (
    <>
      <label htmlFor="number" className="font-medium">
        {words.number}
      </label>
      <div className="mt-1 flex items-center gap-3">
        <input
          id="number"
          name="answer"
          inputMode="text"
          maxLength={40}
          defaultValue={given.values[0] ?? ""}
          aria-describedby="number-hint"
          className={`${control} min-h-13 w-full max-w-60 text-lg tabular-nums`}
        />
        {unit ? <Html html={unit} className="text-lg" /> : null}
      </div>
      <p id="number-hint" className="mt-1.5 text-sm text-soft">
        {words.numberHint}
      </p>
    </>
  );
}

/** All gaps are alike in length, so that none tells how long its answer is. */
function Gaps({ question: { parts, passage }, given }: Fields) {
  const words = useAttemptWords();
  return (
    <p className="text-lg leading-[3.5rem]">
      {passage.map((html, place) => {
        const gap = parts[place];
        return (
          <span key={place}>
            <Html html={html} />
            {gap ? (
              <input
                name={fieldOf(gap.id)}
                maxLength={200}
                autoCapitalize="none"
                spellCheck={false}
                defaultValue={given.named[gap.id] ?? ""}
                aria-label={words.gap(place + 1, parts.length)}
                className={`${control} mx-1 inline-block min-h-11 w-36 align-middle leading-normal`}
              />
            ) : null}
          </span>
        );
      })}
    </p>
  );
}

function EssayField({ given }: Pick<Fields, "given">) {
  const words = useAttemptWords();
  return (
    <>
      <label htmlFor="essay" className="font-medium">
        {words.essay}
      </label>
      <textarea id="essay" name="answer" rows={10} maxLength={LONGEST_ESSAY} defaultValue={given.values[0] ?? ""} className={`${control} mt-1 block w-full`} />
    </>
  );
}

/** What can stand in a list: rendered text without its marks. */
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|apos|#x([0-9A-F]+));/gi, (sign, code?: string) =>
      code ? String.fromCodePoint(Number.parseInt(code, 16)) : (signs[sign] ?? sign),
    );
const signs: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" };
