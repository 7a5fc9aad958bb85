import { useWords } from "~/locale/words";
import { Html } from "~/ui/html";
import type { MomentShown } from "./phrase-sheet";

type Props = { moments: MomentShown[] /** Set before the ids where the list is a guest on another page. */; prefix?: string };

/** The moments as large links to their place below. */
export const MomentJumps = ({ moments, prefix = "" }: Props) => (
  <nav aria-label={useWords().phrases.moments} data-screen-only>
    <ul className="grid grid-cols-2 gap-1.5 sm:flex sm:flex-wrap sm:gap-x-2">
      {moments.map(({ id, title }) => (
        <li key={id}>
          <a
            href={`#${prefix}${id}`}
            className="flex min-h-11 items-center rounded-control border border-edge bg-card px-3 py-1 text-sm leading-tight font-medium no-underline hover:text-ember"
          >
            <Html html={title} />
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** Each moment with what to say, what never to say, and why. Told apart by sign and word; colour only helps. */
export function PhraseList({ moments, prefix = "", heading: Heading = "h2" }: Props & { heading?: "h2" | "h3" }) {
  const words = useWords().phrases;
  return moments.map(({ id, title, phrases }) => (
    <section
      key={id}
      id={`${prefix}${id}`}
      aria-labelledby={`${prefix}${id}-title`}
      className="group/m scroll-mt-4 pt-6 print:pt-4 print:text-[9.5pt] print:leading-snug"
    >
      <Heading
        id={`${prefix}${id}-title`}
        className="break-after-avoid rounded-control font-serif text-xl font-semibold group-target/m:bg-wash group-target/m:px-2 print:text-[12pt]"
      >
        <Html html={title} />
      </Heading>
      <ul className="divide-y divide-line">
        {phrases.map(({ id, say, never, why }) => (
          <li key={id} className="grid break-inside-avoid grid-cols-[1.25rem_1fr] gap-x-2.5 gap-y-1 py-3 print:py-1.5">
            <Sign shape="tick" />
            <p className="text-lg leading-snug font-semibold print:text-[11pt]">
              <span className="sr-only">{words.say}</span>
              <Html html={say} />
            </p>
            {never ? (
              <>
                <Sign shape="cross" />
                <p className="leading-snug text-bad">
                  <strong className="font-semibold">{words.never}</strong>
                  <Html html={never} />
                </p>
              </>
            ) : null}
            <p className="col-start-2 text-sm text-soft print:text-[9pt]">
              <Html html={why} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  ));
}

const paths = { tick: "M4.5 12.5l5 5 10-11", cross: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.700 5.700l12.600 12.600" };

const Sign = ({ shape }: { shape: keyof typeof paths }) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 24 24"
    className={`mt-0.5 size-5 print:size-3.5 ${shape === "tick" ? "text-ok" : "text-bad"}`}
    fill="none"
    stroke="currentColor"
    strokeWidth={2.4}
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d={paths[shape]} />
  </svg>
);
