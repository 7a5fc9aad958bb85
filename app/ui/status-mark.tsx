import type { ReactNode } from "react";
import type { Words } from "~/locale/catalogues";
import { useWords } from "~/locale/words";

export type Tone = "ok" | "warn" | "bad" | "now" | "plain";
const looks: Record<Tone, string> = {
  ok: "bg-okw text-ok",
  warn: "bg-warnw text-warn",
  bad: "bg-badw text-bad",
  now: "bg-wash text-ember",
  plain: "border border-line text-soft",
};
const shapes: Record<Tone, string> = { ok: "●", warn: "◷", bad: "◼", now: "▲", plain: "○" };

/** A state as colour and word and shape, so that none of the three is needed alone. */
export const StatusMark = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-semibold sm:whitespace-nowrap print:border ${looks[tone]}`}>
    <span aria-hidden="true" className="text-[0.7em]">
      {shapes[tone]}
    </span>
    {children}
  </span>
);

export type StandingName = keyof Words["frame"]["standing"];
const tones: Record<StandingName, Tone> = {
  "not-started": "plain",
  "in-progress": "now",
  certified: "ok",
  "renewal-due": "warn",
  "in-grace": "warn",
  lapsed: "bad",
  suspended: "bad",
  revoked: "bad",
};

export const StandingMark = ({ standing }: { standing: StandingName }) => <StatusMark tone={tones[standing]}>{useWords().frame.standing[standing]}</StatusMark>;
