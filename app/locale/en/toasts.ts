/** Short confirmations after something was done, shown once on the next page. */
export const toasts = {
  saved: "Saved.",
  signedOut: "You are signed out.",
  languageChanged: "Language changed.",
  planned: "Planned.",
  cancelledPerformance: "The performance is cancelled.",
  signedResult: "Signed. The result is released.",
};
export type Toast = keyof typeof toasts;
