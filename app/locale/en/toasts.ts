/** Short confirmations after something was done, shown once on the next page. */
export const toasts = {
  saved: "Saved.",
  signedOut: "You are signed out.",
  languageChanged: "Language changed.",
  planned: "Planned.",
  cancelledPerformance: "The performance is cancelled.",
  essayMarked: "Marked.",
  remarkedDecided: "Noted as decided.",
  signedResult: "Signed. The result is released.",
  talkRecorded: "Recorded. One more try is open.",
  timeGiven: "The time is given.",
  passwordSaved: "Your password is saved. You are signed in.",
  passwordChanged: "Your password is changed. All other devices are signed out.",
  personAdded: "Added. Print a sign-in slip so that they can begin.",
  peopleAdded: "All are added. Print their sign-in slips now.",
  deactivated: "The account is closed.",
  reactivated: "The account is open again.",
  deviceSignedOut: "That device is signed out.",
  questionsImported: "Imported as drafts.",
  questionsThere: "All of these questions were there already.",
  devicesSignedOut: "All other devices are signed out.",
};
export type Toast = keyof typeof toasts;
