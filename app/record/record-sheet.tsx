import type { ReactNode } from "react";
import { useRecordWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { Card, EmptyState, Section } from "~/ui/page";
import { StandingMark } from "~/ui/status-mark";
import { FactLine } from "./fact-line";
import type { RecordView } from "./record-view";

/** A training record: who, the certificates with the facts behind them, and all facts in order. Prints on plain paper. HR has a link to decide about a certificate. */
export function RecordSheet({ record, empty, decide }: { record: RecordView; empty: string; decide?: string }) {
  const words = useRecordWords();
  return (
    <>
      <About about={record.about} />
      <Section title={words.certificates} id="certificates">
        {record.certificates.length === 0 ? <p className="text-soft">{words.noCertificates}</p> : null}
        <div className="grid gap-3">
          {record.certificates.map((certificate) => (
            <CertificateCard key={certificate.serial} certificate={certificate} decide={decide} />
          ))}
        </div>
      </Section>
      <Facts record={record} empty={empty} />
    </>
  );
}

export function Facts({ record, empty }: { record: Pick<RecordView, "facts" | "total" | "page" | "pages">; empty: ReactNode }) {
  const words = useRecordWords();
  if (record.total === 0)
    return (
      <div className="mt-7">
        <EmptyState title={words.empty}>{empty}</EmptyState>
      </div>
    );
  const first = (record.page - 1) * 50 + 1;
  return (
    <Section title={words.facts} id="facts">
      {record.pages > 1 ? <p className="mb-1 text-sm text-soft">{words.factsOf(first, first + record.facts.length - 1, record.total)}</p> : null}
      <ol className="divide-y divide-line border-y border-line" start={first}>
        {record.facts.map((fact) => (
          <FactLine key={fact.id} fact={fact} />
        ))}
      </ol>
      <p className="mt-2 text-xs text-soft">{words.versionHint}</p>
      <FactPager page={record.page} pages={record.pages} />
    </Section>
  );
}

const About = ({ about }: Pick<RecordView, "about">) => (
  <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
    {about.map(({ label, value }) => (
      <div key={label} className="flex gap-3 sm:block">
        <dt className="w-28 shrink-0 text-sm text-soft sm:w-auto">{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

function CertificateCard({ certificate, decide }: { certificate: RecordView["certificates"][number]; decide?: string }) {
  const words = useRecordWords();
  return (
    <Card className="break-inside-avoid">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <p className="font-semibold">
          <Link to={`/certificates/${certificate.serial}`} className="underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember">
            {certificate.title}
          </Link>
        </p>
        {certificate.standing ? <StandingMark standing={certificate.standing} /> : <span className="text-sm text-soft">{words.replaced}</span>}
      </div>
      {certificate.stopped ? <p className="text-sm text-bad">{certificate.stopped}</p> : null}
      <p className="text-sm text-soft">
        {certificate.dates} · {words.version(certificate.version)}
      </p>
      <p className="text-sm text-soft">
        {words.serial} <span className="font-mono text-xs">{certificate.serial}</span>
      </p>
      {decide ? (
        <p data-screen-only>
          <Link to={`/hr/certificates/${certificate.serial}`} className="inline-flex min-h-11 items-center text-sm text-ember underline underline-offset-4">
            {decide}
          </Link>
        </p>
      ) : null}
      <ul className="mt-3 grid gap-1.5 text-sm">
        {certificate.proofs.map((proof) => (
          <li key={proof.id}>
            <span aria-hidden="true" className="mr-1.5 text-ok">
              ✓
            </span>
            {proof.title}{" "}
            <span className="text-soft">
              {proof.says}{" "}
              {proof.facts.map((fact) => (
                <Link
                  key={fact.id}
                  to={fact.to}
                  reloadDocument
                  className="mr-3 inline-block py-1 whitespace-nowrap underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember"
                >
                  {fact.when}
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FactPager({ page, pages }: { page: number; pages: number }) {
  const words = useRecordWords();
  if (pages <= 1) return null;
  return (
    <nav aria-label={words.pages} data-screen-only className="mt-4 flex justify-between gap-3">
      {page > 1 ? (
        <ButtonLink look="quiet" to={`?page=${page - 1}#facts`} rel="prev">
          ‹ {words.earlier}
        </ButtonLink>
      ) : (
        <span />
      )}
      {page < pages ? (
        <ButtonLink look="quiet" to={`?page=${page + 1}#facts`} rel="next">
          {words.later} ›
        </ButtonLink>
      ) : null}
    </nav>
  );
}
