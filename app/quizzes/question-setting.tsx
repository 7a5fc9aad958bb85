import { Html } from "~/ui/html";
import type { Setting } from "./asked";

/** What stands before a question: the moment at work, the figure, what is said. `label` names the moment. */
export function QuestionSetting({ setting: { situation, dialogue, image }, label }: { setting: Setting; label?: string }) {
  return (
    <>
      {situation ? (
        <div className="mb-4 rounded-card bg-wash px-4 py-3">
          {label ? <p className="text-xs font-semibold text-ember">{label}</p> : null}
          <Html html={situation} />
        </div>
      ) : null}
      {image ? (
        <div className="mb-4 overflow-hidden rounded-card border border-line bg-card p-3 [&_svg]:mx-auto [&_svg]:block [&_svg]:w-full [&_svg]:max-w-md">
          <Html html={image} />
        </div>
      ) : null}
      {dialogue.length > 0 ? (
        <ul className="mb-4 grid gap-2 rounded-card border border-line bg-card px-4 py-3">
          {dialogue.map(({ speaker, line }, place) => (
            <li key={place} className="grid gap-x-3 sm:grid-cols-[6rem_minmax(0,1fr)]">
              <Html html={speaker} className="text-sm font-semibold text-soft sm:pt-0.5" />
              <Html html={line} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
