import type { PathView } from "~/certification/path-view";
import type { Words } from "~/locale/catalogues";
import { useWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Emblem } from "~/ui/icons";
import { StandingMark } from "~/ui/status-mark";

type Held = NonNullable<PathView["certificate"]>;

/** The certificate a person holds, and until when. Its button steps back where another path has the next step. */
export function CertificateCard({ certificate, title, isFirst }: { certificate: Held; title: string; isFirst: boolean }) {
  const words = useWords().certification;
  return (
    <div className="mt-6 rounded-card border border-line bg-card p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Emblem className="size-9" />
        <p className="min-w-0 flex-1 font-serif text-xl">{title}</p>
        <StandingMark standing={certificate.standing} />
      </div>
      <p className="mt-3">{certificate.stopped ?? sentence(certificate, words)}</p>
      <ButtonLink
        to={`/certificates/${certificate.serial}`}
        look={isFirst && certificate.standing === "certified" ? "primary" : "quiet"}
        className="mt-4 w-full"
      >
        {words.open}
      </ButtonLink>
    </div>
  );
}

function sentence({ standing, until, opens, grace }: Held, { standing: words }: Words["certification"]): string | null {
  switch (standing) {
    case "certified":
      return words.certified({ until, opens });
    case "renewal-due":
      return words["renewal-due"](until);
    case "in-grace":
      return words["in-grace"]({ ended: until, grace });
    case "lapsed":
      return words.lapsed(until);
    default:
      return null;
  }
}
