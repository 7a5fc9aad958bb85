import { useDutyWords } from "~/locale/words";
import { FieldError } from "~/ui/field";

const steps = [1, 2, 3, 4, 5] as const;

/** The judgement as a whole, in five steps with names of their own, so that nobody takes it for a level of the rubric. */
export function AsAWhole({ given, error }: { given: number | undefined; error?: string }) {
  const words = useDutyWords().grading.score;
  return (
    <fieldset className="mt-7 scroll-mt-24" id="global" data-criterion>
      <legend className="font-serif text-xl font-semibold">{words.global}</legend>
      <p className="text-sm text-soft">{words.globalLead}</p>
      {error ? <FieldError>{error}</FieldError> : null}
      <div className="mt-2 grid gap-2 min-[22rem]:grid-cols-2 sm:grid-cols-5 lg:grid-cols-2">
        {steps.map((step) => (
          <label
            key={step}
            className="relative flex min-h-12 cursor-pointer items-center justify-center rounded-control border border-edge bg-card px-2 py-1 text-center text-sm font-medium has-checked:border-ember has-checked:bg-wash has-checked:font-semibold has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-ember"
          >
            <input
              type="radio"
              name="global"
              value={step}
              defaultChecked={given === step}
              className="peer lv absolute inset-0 m-0 size-full cursor-pointer opacity-0"
            />
            <span aria-hidden="true" className="mr-1 hidden text-ember peer-checked:inline">
              ✓
            </span>
            {words.globalSteps[step]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
