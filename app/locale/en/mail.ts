export const mail = {
  title: "Mail",
  lead: (sent: number, waiting: number, failed: number) => `Within a week ${sent} left the house; ${waiting} wait, ${failed} failed.`,
  notSetUp: "No mail server is set up (SMTP_URL), so nothing is mailed. Everybody finds everything under the bell.",
  held: (since: string, why: string) => `Something has waited since ${since}. The server said: ${why}`,
  failed: "Did not arrive",
  noneFailed: "Nothing has failed",
  tries: (n: number) => (n === 1 ? "1 try" : `${n} tries`),
  tooOld: "It could not be sent for three days, and was news no more.",
  retry: "Send again",
  retryAll: "Send all again",
  stopped: "Addresses that are somebody else’s",
  stoppedLead:
    "Whoever reads mail there said that it was not meant for them. Nothing is sent there until the person’s address is corrected or mail is allowed again.",
  since: (address: string, at: string) => `${address}, stopped ${at}`,
  allow: "Allow mail again",
};
