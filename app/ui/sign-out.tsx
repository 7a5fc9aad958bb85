import type { FormEvent, ReactNode } from "react";
import { useWords } from "~/locale/words";
import { draftKeys, forgetDrafts } from "./drafts";
import { Form } from "./navigation";

/** Ends the session. What this browser still keeps for the person is named first, then forgotten: the next one may be somebody else. */
export function SignOut({ account, className, children }: { account: string; className?: string; children: ReactNode }) {
  const words = useWords();
  const warnAndForget = (event: FormEvent) => {
    const drafts = draftKeys(window.localStorage, account);
    if (drafts.length > 0 && !window.confirm(words.frame.signOutLoses(drafts.length))) return event.preventDefault();
    forgetDrafts(window.localStorage, drafts);
  };
  return (
    <Form action="/sign-out" onSubmit={warnAndForget} className={className}>
      {children}
    </Form>
  );
}
