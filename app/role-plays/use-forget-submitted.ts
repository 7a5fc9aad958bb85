import { useEffect } from "react";
import { forgetSaved, type Known } from "./marks-keeper";

/** The forms that led here brought all marks along, so this browser need not keep them any longer. */
export function useForgetSubmitted(account: string, cards: { id: string; known: Known }[]) {
  useEffect(() => {
    for (const { id, known } of cards) forgetSaved(window.localStorage, account, id, known);
  }, [account, cards]);
}
