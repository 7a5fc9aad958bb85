import type { ReactNode } from "react";
import { type Bilingual, langTag } from "~/locale/language";
import { useLanguage, useWords } from "~/locale/words";
import type { Qr } from "~/people/qr";
import { Emblem } from "~/ui/icons";
import { QrCode } from "~/ui/qr-code";

type Tier = "new-hire" | "supervisor" | "executive";
export type SheetProps = {
  holder: { name: string; otherName: string | null };
  titles: Bilingual;
  company: Bilingual;
  tier: Tier;
  issued: string;
  expires: string;
  serial: string;
  address: string;
  qr: Qr;
};

/** The certificate as it hangs on a wall: one sheet of A4, names and titles in both languages as they were when it was issued. */
export function Sheet({ certificate: { holder, titles, company, tier, issued, expires, serial, address, qr } }: { certificate: SheetProps }) {
  const { certification, frame } = useWords();
  const words = certification.certificate;
  return (
    <article className="mx-auto max-w-2xl border border-edge bg-card p-1.5 [page:sheet] print:max-w-none">
      <div className="flex flex-col items-center border-2 border-ember px-5 py-10 text-center sm:px-12 sm:py-14 print:min-h-[266mm] print:px-[18mm] print:py-[16mm]">
        <Emblem className="size-14" />
        <Both text={company} className="mt-4 text-lg" />
        <p className="mt-8 text-soft print:mt-[14mm]">{words.certifies}</p>
        <p className="mt-3 font-serif text-3xl font-semibold sm:text-[2.6rem] sm:leading-tight">{holder.name}</p>
        {holder.otherName ? <p className="mt-1 font-serif text-xl text-soft">{holder.otherName}</p> : null}
        <p className="mt-8 text-soft print:mt-[12mm]">{words.earned}</p>
        <Both text={titles} className="mt-3 font-serif text-2xl" />
        <dl className="mt-10 grid w-full gap-x-8 gap-y-4 border-y border-line py-5 sm:grid-cols-3 print:mt-[16mm] print:grid-cols-3">
          <Fact name={words.tier}>{frame.tier[tier]}</Fact>
          <Fact name={words.issued}>{issued}</Fact>
          <Fact name={words.expires} hint={words.expiresHint}>
            {expires}
          </Fact>
        </dl>
        <div className="mt-10 flex w-full flex-col items-center gap-5 sm:flex-row sm:text-left print:mt-auto print:flex-row print:text-left">
          <QrCode qr={qr} label={words.qr(address)} className="size-32 shrink-0" />
          <div className="min-w-0">
            <p className="text-sm text-soft">{words.serial}</p>
            <p className="font-mono">{serial}</p>
            <p className="mt-2 text-sm text-soft">{words.scan}</p>
            <p className="mt-1 text-xs break-all text-soft">{address.replace(/^https?:\/\//, "")}</p>
          </div>
        </div>
      </div>
    </article>
  );
}

/** Both languages, the page's own first; once where a company writes only one. */
function Both({ text, className }: { text: Bilingual; className: string }) {
  const order = useLanguage() === "zh" ? (["zh", "en"] as const) : (["en", "zh"] as const);
  return (
    <p className={className}>
      {order.slice(0, text.en === text.zh ? 1 : 2).map((language) => (
        <span key={language} lang={langTag(language)} className="block">
          {text[language]}
        </span>
      ))}
    </p>
  );
}

const Fact = ({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) => (
  <div>
    <dt className="text-sm text-soft">{name}</dt>
    <dd className="font-medium break-keep">
      {children}
      {hint ? <span className="block text-xs font-normal text-soft">{hint}</span> : null}
    </dd>
  </div>
);
