import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { verify } from "~/certification/verify.server";
import { formatDay } from "~/locale/day";
import { useWords } from "~/locale/words";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Genuine } from "./genuine";

export const handle: PageHandle = { title: (words) => words.certification.verify.title };

/** What stands here is for whoever holds the certificate in hand, not for search engines. */
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => ({ "X-Robots-Tag": "noindex", ...Object.fromEntries(loaderHeaders) });

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, address, now, today, zone, language, words } = context;
  const result = await verify(store, { typed: params.serial ?? "", address }, { now, today });
  if (result.outcome === "unknown") return data({ outcome: result.outcome }, { status: 404 });
  if (result.outcome === "slowed") return data(result, { status: 429, headers: { "Retry-After": String(result.seconds) } });
  const { issuedOn, expiresOn, ...certificate } = result.certificate;
  return data({
    outcome: result.outcome,
    certificate: { ...certificate, issued: formatDay(issuedOn, language), expires: formatDay(expiresOn, language) },
    asOf: words.frame.dayAndZone(formatDay(today, language), zone),
  });
}

export default function VerifySerial() {
  const words = useWords().certification.verify;
  const result = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-md pt-4">
      {result.outcome === "found" ? (
        <Genuine certificate={result.certificate} asOf={result.asOf} />
      ) : (
        <>
          <h1 className="font-serif text-2xl font-semibold">{result.outcome === "slowed" ? words.slowedTitle : words.unknownTitle}</h1>
          <p className="mt-3 text-lg">{result.outcome === "slowed" ? words.slowed(result.seconds) : words.unknown}</p>
        </>
      )}
      <p className="mt-6" data-screen-only>
        <ButtonLink to="/verify" look="quiet" className="w-full">
          {words.another}
        </ButtonLink>
      </p>
    </div>
  );
}
