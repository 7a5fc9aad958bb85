/** Short confirmations after something was done, shown once on the next page. */
export const toasts = {
  saved: "Saved.",
  signedOut: "You are signed out.",
  languageChanged: "Language changed.",
};
export type Toast = keyof typeof toasts;
