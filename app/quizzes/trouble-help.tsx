import type { AnswerKeeper, Trouble } from "./answer-keeper";
import type { Sitter } from "./answers-file";
import { DownloadAnswers } from "./download-answers";
import { SignInAgain } from "./sign-in-again";

type Help = { trouble: Trouble; keeper: AnswerKeeper; sitter: Sitter; going: boolean; className: string };

/** What can be done about answers that are not being saved: signing in again, or taking them along as a file. */
export function TroubleHelp({ trouble, keeper, sitter, going, className }: Help) {
  return (
    <>
      {trouble === "signed-out" || trouble === "not-yours" ? (
        <SignInAgain sitter={sitter} going={going} onSignedIn={() => void keeper.sendNow()} className={className} />
      ) : null}
      <DownloadAnswers keeper={keeper} sitter={sitter} />
    </>
  );
}
