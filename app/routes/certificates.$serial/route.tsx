import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCertificate } from "~/certification/certificates.server";
import { certificateNow } from "~/certification/now.server";
import { groupedSerial } from "~/certification/serial";
import { stoppedInWords } from "~/certification/stopped-view";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { formatDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useWords } from "~/locale/words";
import { can } from "~/people/can";
import { qrOf } from "~/people/qr";
import type { PageHandle } from "~/root";
import { Notice, PageHead, PrintButton } from "~/ui/page";
import { Sheet } from "./sheet";

export const handle: PageHandle = { title: (words, { title }: { title: string }) => words.certification.certificate.title(title) };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  const { store, language, origin } = context;
  const certificate = await findCertificate(store.read, params.serial ?? "");
  const shown = found(certificate && can.seeCertificate(visitor, certificate) ? certificate : null);
  const { serial, holder, titles, company, tier, issuedOn, expiresOn } = shown;
  const { stopped } = await certificateNow(store.read, shown, context.today);
  const address = `${origin}/verify/${serial}`;
  return {
    back: shown.personId === visitor.personId ? ("learn" as const) : ("register" as const),
    stopped: stopped && stoppedInWords(stopped, context),
    title: inLanguage(titles, language),
    ...{ titles, company, tier, address, qr: qrOf(address), serial: groupedSerial(serial) },
    holder: { name: holder.name, otherName: holder.otherName },
    issued: formatDay(issuedOn, language),
    expires: formatDay(expiresOn, language),
  };
}

export default function Certificate() {
  const { back, stopped, ...certificate } = useLoaderData<typeof loader>();
  const words = useWords();
  return (
    <>
      <div data-screen-only>
        <PageHead
          title={words.certification.certificate.heading}
          back={{ to: back === "learn" ? "/learn" : "/hr/register", label: words.frame.nav[back] }}
          actions={<PrintButton />}
        />
        {stopped ? <Notice tone="bad">{stopped}</Notice> : null}
      </div>
      <Sheet certificate={certificate} />
    </>
  );
}
