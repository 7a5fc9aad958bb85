import { useWords } from "~/locale/words";
import { ButtonLink } from "./button";

/** Why something was refused or failed, and what to do now. */
export function Refused({
  status,
  sentence,
  next,
  requestId,
  to,
}: {
  status: number;
  sentence: string | null;
  next?: { to: string; label: string } | null;
  requestId: string | null;
  to: string | null;
}) {
  const words = useWords();
  const key = words.errors.titles[String(status)] ? String(status) : status < 500 ? "400" : "500";
  return (
    <div className="mx-auto max-w-prose py-10">
      <p aria-hidden="true" className="font-serif text-3xl text-soft">
        {status}
      </p>
      <h1 className="mt-2 font-serif text-2xl font-semibold">{words.errors.titles[key]}</h1>
      <p className="mt-3 text-lg">{sentence ?? words.errors.sentences[key]}</p>
      {status >= 500 && requestId ? <p className="mt-2 text-sm text-soft">{words.errors.requestId(requestId)}</p> : null}
      <p className="mt-6">
        {status === 401 ? (
          <ButtonLink to={to ?? "/sign-in"} target="_blank">
            {words.frame.signIn}
          </ButtonLink>
        ) : (
          <ButtonLink to={next?.to ?? "/"}>{next?.label ?? words.errors.home}</ButtonLink>
        )}
      </p>
    </div>
  );
}
