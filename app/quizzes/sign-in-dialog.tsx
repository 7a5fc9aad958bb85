import { type FormEvent, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useAttemptWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";
import type { Sitter } from "./answers-file";

type Dialog = { sitter: Sitter; onSignedIn: () => void; onClose: () => void };

/** Signing in again without leaving the page: whoever sits here, and nobody else. It stands outside the question's form. */
export function SignInDialog({ sitter, onSignedIn, onClose }: Dialog) {
  const words = useAttemptWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [refused, setRefused] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const shown = dialog.current;
    const keep = (event: Event) => event.stopPropagation(); // the keys of the question behind
    shown?.addEventListener("keydown", keep);
    shown?.showModal();
    return () => shown?.removeEventListener("keydown", keep);
  }, []);

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const form = event.currentTarget;
    setBusy(true);
    void signIn(new FormData(form)).then((sentence) => {
      setBusy(false);
      if (sentence === null) return onSignedIn();
      setRefused(sentence || words.signIn.failed);
      form.querySelector<HTMLInputElement>("[name=password]")?.select();
    });
  };

  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby="sign-in-again"
      onClose={onClose}
      className="m-auto w-[calc(100%-1.5rem)] max-w-sm rounded-card border border-line p-5"
    >
      <h2 id="sign-in-again" className="font-serif text-xl font-semibold">
        {words.signedOutLink}
      </h2>
      <p className="mt-1 text-sm text-soft">{words.file.person(sitter.name, sitter.staffNumber)}</p>
      <Form action="/sign-in" onSubmit={send}>
        <input type="hidden" name="account" value={sitter.staffNumber} autoComplete="username" />
        <input type="hidden" name="to" value={`/attempts/${sitter.attemptId}/clock`} />
        <Field label={words.signIn.password} name="password" type="password" autoComplete="current-password" required error={refused} />
        <p role="alert" className="sr-only">
          {refused}
        </p>
        <div className="mt-5 flex gap-3">
          <Button type="button" look="quiet" onClick={() => dialog.current?.close()}>
            {words.signIn.cancel}
          </Button>
          <Button className="flex-1" disabled={busy}>
            {words.signIn.submit}
          </Button>
        </div>
      </Form>
    </dialog>,
    document.body,
  );
}

/** Null when signed in; else why not, in the words of the page of signing in, or "" where it says nothing. */
async function signIn(form: FormData): Promise<string | null> {
  try {
    const body = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]));
    const response = await fetch("/sign-in", { method: "POST", body, signal: AbortSignal.timeout(15_000) });
    if (response.ok && response.redirected) return null;
    const inert = document.createElement("template"); // see ui/server-html.tsx
    inert.innerHTML = await response.text();
    const sentence = inert.content.querySelector("form [id^=password-][id$=-error]");
    sentence?.querySelector("[aria-hidden]")?.remove();
    return sentence?.textContent?.trim() ?? "";
  } catch {
    return "";
  }
}
