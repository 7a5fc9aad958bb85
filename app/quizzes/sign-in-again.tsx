import { type MouseEvent, useCallback, useEffect, useState } from "react";
import { useAttemptWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import type { Sitter } from "./answers-file";
import type { SignInDialog } from "./sign-in-dialog";

type Props = { sitter: Sitter; going: boolean; onSignedIn: () => void; className: string };

/** Signing in on the page itself. The dialog's script comes only now; without it the link leads to the page of signing in. Who wants to go on is asked at once. */
export function SignInAgain({ sitter, going, onSignedIn, className }: Props) {
  const words = useAttemptWords();
  const [Dialog, setDialog] = useState<typeof SignInDialog | null>(null);
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const show = useCallback(() => {
    import("./sign-in-dialog").then(
      (loaded) => {
        setDialog(() => loaded.SignInDialog);
        setOpen(true);
      },
      () => setFailed(true),
    );
  }, []);
  useEffect(() => {
    if (going) show();
  }, [going, show]);
  const click = (event: MouseEvent) => {
    if (failed) return;
    event.preventDefault();
    show();
  };
  return (
    <p>
      <Link to={`/sign-in?to=/attempts/${sitter.attemptId}`} target="_blank" rel="noreferrer" reloadDocument onClick={click} className={className}>
        {words.signedOutLink}
      </Link>{" "}
      {words.signedOutThen}
      {Dialog && open ? <Dialog sitter={sitter} onSignedIn={onSignedIn} onClose={() => setOpen(false)} /> : null}
    </p>
  );
}
