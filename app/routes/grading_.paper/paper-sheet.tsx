import { useDutyWords } from "~/locale/words";
import { Dotted } from "~/ui/dotted";
import { Html } from "~/ui/html";
import { Link } from "~/ui/navigation";
import type { Sheet } from "./route";

/** Which code is whose: a page of its own on paper, so that marks lie about without names. */
export function WhoIsWho({ sheets }: { sheets: Sheet[] }) {
  const { paper: words, desk } = useDutyWords().grading;
  return (
    <section className="mt-7 print:mt-0 print:break-after-page" aria-labelledby="who-is-who">
      <h2 id="who-is-who" className="font-serif text-xl font-semibold">
        {words.whoIsWho}
      </h2>
      <p className="text-sm text-soft">{words.whoIsWhoLead}</p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {sheets.map(({ id, code, staff, scenario, time, room, ready }) => (
          <li key={id} className="grid grid-cols-[5rem_minmax(0,1fr)_auto] items-center gap-x-4 py-2">
            <span className="font-mono text-lg font-semibold">{code}</span>
            <span>
              <span className="block font-semibold">{staff}</span>
              <span className="block text-sm text-soft">
                <Dotted parts={[time, scenario, room && desk.room(room)]} />
              </span>
            </span>
            <span data-screen-only className="text-right">
              <Link
                to={`/performances/${id}/paper`}
                aria-label={ready ? words.typedInOf(staff) : words.typeInOf(staff)}
                className="inline-flex min-h-11 items-center text-ember underline underline-offset-4"
              >
                {ready ? words.typedIn : words.typeIn}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const line = "block border-b border-edge";

/** One person's marks to be made by pen: criteria with levels and letters to circle and a line each, numbered red lines and ticks, a comment. */
export function PaperSheet({ sheet: { code, scenario, time, criteria, redLines, ticks }, day }: { sheet: Sheet; day: string }) {
  const words = useDutyWords().grading.paper;
  return (
    <section className="mt-8 hidden break-inside-avoid border-t-2 border-ink pt-2 text-sm print:block" aria-label={words.sheetOf(code)}>
      <p className="flex items-baseline justify-between gap-4">
        <span className="font-mono text-2xl font-bold">{code}</span>
        <span>
          {scenario} · {day}, {time}
        </span>
      </p>
      <p className="text-xs">{words.howTo}</p>
      <ol className="mt-1">
        {criteria.map(({ id, title, mayBeLeftOut, chips }, place) => (
          <li key={id} className="grid break-inside-avoid grid-cols-[1.5rem_9rem_10rem_1fr] items-end gap-x-2 pt-1.5">
            <span className="font-semibold">{place + 1}</span>
            <span>{title}</span>
            <span className="font-mono text-base tracking-[0.55em]">12345{mayBeLeftOut ? "0" : ""}</span>
            <span className={line}>&nbsp;</span>
            <span className="col-span-3 col-start-2 text-[0.625rem] leading-tight">
              {chips.map(({ level, chips: here }) => (
                <span key={level} className="block">
                  <strong>{level}</strong>{" "}
                  {here.map(({ code, html }) => (
                    <span key={code} className="mr-2">
                      <strong className="font-mono">{code}</strong> <Html html={html} />
                    </span>
                  ))}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-2">
        <strong>{words.redLines}</strong>{" "}
        {redLines.map(({ id, title }, place) => (
          <span key={id} className="mr-4 inline-block">
            ☐ {place + 1} {title}
          </span>
        ))}
      </p>
      <p className="mt-1 text-xs">
        <strong>{words.ticks}</strong>{" "}
        {ticks.map(({ id, html }, place) => (
          <span key={id} className="mr-3">
            ☐ {place + 1} <Html html={html} />
          </span>
        ))}
      </p>
      <p className="mt-1">
        <strong>{words.global}</strong> <span className="font-mono text-base tracking-[0.55em]">12345</span>
      </p>
      <p className="mt-1">
        <strong>{words.comment}</strong>
        <span className={`${line} mt-5`}>&nbsp;</span>
        <span className={`${line} mt-1`}>&nbsp;</span>
      </p>
    </section>
  );
}
