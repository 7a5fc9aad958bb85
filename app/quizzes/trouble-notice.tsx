import { useWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { Notice } from "~/ui/page";
import type { Trouble } from "./answer-keeper";

/** Why answers are not being saved just now, that they are safe, and what to do. */
export function TroubleNotice({ trouble, attemptId, going = false }: { trouble: Trouble | null; attemptId: string; going?: boolean }) {
  const words = useWords().quizzes.attempt;
  return (
    <div role="alert">
      {trouble === "lost" ? (
        <Notice tone="warn">
          {words.lost} {going ? words.lostGoing : null}
        </Notice>
      ) : null}
      {trouble === "not-yours" ? <Notice tone="warn">{words.notYours}</Notice> : null}
      {trouble === "signed-out" ? (
        <Notice tone="warn">
          <p className="font-semibold">{words.signedOut}</p>
          <p>
            <Link
              to={`/sign-in?to=/attempts/${attemptId}`}
              target="_blank"
              rel="noreferrer"
              reloadDocument
              className="inline-flex min-h-11 items-center font-semibold underline"
            >
              {words.signedOutLink}
            </Link>{" "}
            {words.signedOutThen}
          </p>
        </Notice>
      ) : null}
      {trouble === "closed" ? (
        <Notice tone="warn">
          {words.closed}{" "}
          <Link to={`/attempts/${attemptId}/result`} className="font-semibold underline">
            {words.toResult}
          </Link>
        </Notice>
      ) : null}
    </div>
  );
}
