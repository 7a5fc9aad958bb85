import { useAttemptWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { onDemand } from "~/ui/on-demand";
import { Notice } from "~/ui/page";
import type { AnswerKeeper } from "./answer-keeper";
import type { Sitter } from "./answers-file";

const useTroubleHelp = onDemand(async () => (await import("./trouble-help")).TroubleHelp);

/** Why answers are not being saved just now, that they are safe, and what to do. */
export function TroubleNotice({ keeper, sitter, going = false }: { keeper: AnswerKeeper | null; sitter: Sitter; going?: boolean }) {
  const words = useAttemptWords();
  const Help = useTroubleHelp(keeper !== null);
  const trouble = keeper?.trouble() ?? null;
  const link = "inline-flex min-h-11 items-center font-semibold underline";
  return (
    <div role="alert">
      {keeper && trouble ? (
        <Notice tone="warn">
          {trouble === "lost" ? (
            <p>
              {words.lost} {going ? words.lostGoing : null}
            </p>
          ) : null}
          {trouble === "not-yours" ? <p>{words.notYours}</p> : null}
          {trouble === "signed-out" ? <p className="font-semibold">{words.signedOut}</p> : null}
          {trouble === "closed" ? (
            <p>
              {words.closed}{" "}
              <Link to={`/attempts/${sitter.attemptId}/result`} className={link}>
                {words.toResult}
              </Link>
            </p>
          ) : null}
          {Help ? <Help trouble={trouble} keeper={keeper} sitter={sitter} going={going} className={link} /> : null}
        </Notice>
      ) : null}
    </div>
  );
}
