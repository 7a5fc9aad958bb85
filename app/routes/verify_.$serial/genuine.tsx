import type { ReactNode } from "react";
import type { PublicCertificate } from "~/certification/verify.server";
import { useText, useWords } from "~/locale/words";
import { Card } from "~/ui/page";
import { StatusMark, type Tone } from "~/ui/status-mark";

type Shown = {
  name: string;
  otherName: string | null;
  titles: { en: string; zh: string };
  tier: "new-hire" | "supervisor" | "executive";
  issued: string;
  expires: string;
  status: PublicCertificate["status"];
};
const tones: Record<Shown["status"], Tone> = { valid: "ok", "in-grace": "warn", lapsed: "bad", suspended: "bad", revoked: "bad" };

/** What a stranger is told of a certificate: its status first, in words that need no explaining. */
export function Genuine({ certificate: { name, otherName, titles, tier, issued, expires, status }, asOf }: { certificate: Shown; asOf: string }) {
  const { certification, frame } = useWords();
  const words = certification.verify;
  const text = useText();
  return (
    <>
      <StatusMark tone={tones[status]}>{words.status[status]}</StatusMark>
      <h1 className="mt-3 font-serif text-2xl font-semibold">{words.means[status]}</h1>
      <Card className="mt-5">
        <dl className="grid gap-3">
          <Fact name={words.name}>{[name, otherName].filter(Boolean).join(" · ")}</Fact>
          <Fact name={words.certification}>{text(titles)}</Fact>
          <Fact name={words.tier}>{frame.tier[tier]}</Fact>
          <Fact name={words.issued}>{issued}</Fact>
          <Fact name={words.expires}>{expires}</Fact>
        </dl>
      </Card>
      <p className="mt-3 text-sm text-soft">{words.asOf(asOf)}</p>
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="text-sm text-soft">{name}</dt>
    <dd className="font-medium">{children}</dd>
  </div>
);
