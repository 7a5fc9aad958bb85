import type { ReactNode } from "react";
import { useWords } from "~/locale/words";
import { Html } from "~/ui/html";
import type { Line, OpenSheet, SecretSheet } from "./sheet";

/** What everybody with a part may know: the situation and the task. */
export function OpenBrief({ sheet, own }: { sheet: OpenSheet; own: boolean }) {
  const words = useWords().rolePlays.performance;
  return (
    <>
      <Part title={words.situation}>
        <Html html={sheet.situation} />
      </Part>
      <Part title={own ? words.task : words.taskOfStaff}>
        <Html html={sheet.task} />
      </Part>
    </>
  );
}

/** The secret brief of one variant. Only given to a page whose reader may have it. */
export function SecretBrief({ secret, warning, id = "secret", whose = "" }: { secret: SecretSheet; warning: string; id?: string; whose?: string }) {
  const words = useWords().rolePlays.performance;
  return (
    <section className="mt-6 rounded-card border border-warn p-4" aria-labelledby={`${id} ${whose}`.trim()}>
      <h2 id={id} className="font-serif text-xl font-semibold">
        {words.secret} <span className="font-sans text-base font-normal text-soft">· {secret.label}</span>
      </h2>
      <p className="mt-1 text-sm text-warn">{warning}</p>
      <Part within title={words.mood}>
        <Html html={secret.mood} />
      </Part>
      <Part within title={words.brief}>
        <Html html={secret.brief} />
      </Part>
      <Part within title={words.hiddenNeed}>
        <Html html={secret.hiddenNeed} />
      </Part>
      <Part within title={words.turningPoints}>
        <Lines lines={secret.turningPoints} />
      </Part>
      {secret.lines.length > 0 ? (
        <Part within title={words.lines}>
          <Lines lines={secret.lines} />
        </Part>
      ) : null}
    </section>
  );
}

/** A titled text of a page, or of a boxed brief within it. */
export const Part = ({ title, within = false, children }: { title: string; within?: boolean; children: ReactNode }) => (
  <div className="mt-4 max-w-prose">
    {within ? <h3 className="text-sm font-semibold text-soft">{title}</h3> : <h2 className="text-sm font-semibold text-soft">{title}</h2>}
    <div className="mt-0.5">{children}</div>
  </div>
);

export const Lines = ({ lines }: { lines: Line[] }) => (
  <ul className="list-disc space-y-1 pl-5">
    {lines.map(({ id, html }) => (
      <li key={id}>
        <Html html={html} />
      </li>
    ))}
  </ul>
);
