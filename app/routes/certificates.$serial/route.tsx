import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { undrawable } from "~/certification/printing.server";
import { groupedSerial } from "~/certification/serial";
import { stoppedInWords } from "~/certification/stopped-view";
import { openCertificate } from "~/http/open-certificate.server";
import { formatDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useWords } from "~/locale/words";
import { charactersInWords } from "~/paper/drawing";
import { qrOf } from "~/people/qr";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Notice, PageHead, PrintButton } from "~/ui/page";
import { Sheet } from "./sheet";

export const handle: PageHandle = { title: (words, { title }: { title: string }) => words.certification.certificate.title(title) };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { language, origin, words } = context;
  const { certificate, relation, now } = await openCertificate(context, params.serial);
  const { serial, holder, titles, company, tier, issuedOn, expiresOn } = certificate;
  const address = `${origin}/verify/${serial}`;
  const characters = await undrawable(`${holder.name}${holder.otherName ?? ""}`);
  return {
    back: relation.self ? ("learn" as const) : relation.inMyLine ? ("team" as const) : ("register" as const),
    stopped: now.stopped && stoppedInWords(now.stopped, context),
    files: (["pdf", "png"] as const).map((format) => ({ to: `/certificates/${serial}.${format}`, label: words.proof.certificate[format] })),
    undrawable: characters.length > 0 ? words.proof.certificate.undrawable(charactersInWords(characters)) : null,
    title: inLanguage(titles, language),
    ...{ titles, company, tier, address, qr: qrOf(address), serial: groupedSerial(serial) },
    holder: { name: holder.name, otherName: holder.otherName },
    issued: formatDay(issuedOn, language),
    expires: formatDay(expiresOn, language),
  };
}

const places = { learn: "/learn", team: "/team", register: "/hr/register" };

export default function Certificate() {
  const { back, stopped, files, undrawable, ...certificate } = useLoaderData<typeof loader>();
  const words = useWords();
  return (
    <>
      <div data-screen-only>
        <PageHead
          title={words.certification.certificate.heading}
          back={{ to: places[back], label: words.frame.nav[back] }}
          actions={
            <>
              {files.map(({ to, label }) => (
                <ButtonLink key={to} look="quiet" to={to} reloadDocument download>
                  {label}
                </ButtonLink>
              ))}
              <PrintButton />
            </>
          }
        />
        {stopped ? <Notice tone="bad">{stopped}</Notice> : null}
        {undrawable ? <Notice tone="warn">{undrawable}</Notice> : null}
      </div>
      <Sheet certificate={certificate} />
    </>
  );
}
