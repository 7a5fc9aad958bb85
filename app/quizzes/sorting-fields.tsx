import { Html } from "~/ui/html";
import { fieldOf, type Given } from "./answer";
import type { Asked } from "./asked";

/** Many items to be put into a few groups: each has its groups beside it, one tap or one arrow key away, with or without a script. */
export function SortingFields({ question: { parts, choices }, given }: { question: Asked; given: Given }) {
  return (
    <ul className="grid gap-3">
      {parts.map(({ id, text }) => (
        <li key={id}>
          <fieldset className="rounded-control border border-line bg-card px-3 py-2.5">
            <legend className="float-left w-full font-medium">
              <Html html={text} />
            </legend>
            <div className="clear-both flex flex-wrap gap-2 pt-2">
              {choices.map((group) => (
                <label
                  key={group.id}
                  className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-edge px-3 py-1.5 leading-tight has-checked:border-ember has-checked:bg-wash"
                >
                  <input
                    type="radio"
                    name={fieldOf(id)}
                    value={group.id}
                    defaultChecked={given.named[id] === group.id}
                    className="size-5 shrink-0 accent-ember"
                  />
                  <Html html={group.text} />
                </label>
              ))}
            </div>
          </fieldset>
        </li>
      ))}
    </ul>
  );
}
