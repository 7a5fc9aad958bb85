import { useEffect } from "react";
import { forgetSaved, type Known } from "~/role-plays/marks-keeper";

/** The form that led here brought all marks along, so this browser need not keep them any longer. */
export function useForgetSubmitted({ account, id, known }: { account: string; id: string; known: Known }) {
  useEffect(() => forgetSaved(window.localStorage, account, id, known), [account, id, known]);
}
