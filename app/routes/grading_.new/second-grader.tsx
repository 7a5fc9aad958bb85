import { useDutyWords } from "~/locale/words";
import { Select } from "~/ui/field";

type Props = {
  grader: { name: string };
  graders: { id: string; name: string }[];
  towards: { title: string; graders: number; outsideLine: number }[];
  chosen: string;
  error?: string;
};

/** Who else scores, blind to the first: needed where a certification asks for two, a choice everywhere else. */
export function SecondGrader({ grader, graders, towards, chosen, error }: Props) {
  const words = useDutyWords().grading.plan;
  const asking = towards.filter((one) => one.graders > 1);
  const hint = [
    words.grader(grader.name),
    ...asking.map(({ title, outsideLine }) => (outsideLine > 0 ? words.outsideNeeded(title) : words.twoNeeded(title))),
  ].join(" ");
  return (
    <Select label={words.secondGrader} name="secondGrader" hint={hint} error={error} defaultValue={chosen}>
      <option value="">{words.noSecondGrader}</option>
      {graders.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
