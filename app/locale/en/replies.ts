/** What only the server answers with: why a form, a field or an answer was refused. */
export const replies = {
  origin: "This form was sent from another address than this site, so it was not accepted. Open the page here and send it again.",
  notEchoed: "It was too long to send back. Your browser's Back button brings it back.",
  field: {
    invalid: "This value cannot be used.",
    required: "Please fill this in.",
    choose: "Please choose one.",
    tooLong: "This is too long.",
    tooLong200: "At most 200 characters.",
    tooLong2000: "At most 2,000 characters.",
    notADate: "Enter a date such as 2026-11-27.",
    future: "This day is still to come. Choose today or an earlier day.",
    notATime: "Enter a time such as 14:20.",
    notANumber: "Enter a whole number.",
    daysAhead: "Enter at most 3660 days.",
    email: "Enter an e-mail address such as name@company.com.",
    mobile: "Enter a mobile number: 6 to 20 digits, with + and spaces if you like.",
    staffNumber: "Use letters, digits, dots and hyphens only, at most 40.",
    unknown: "This choice does not exist (any more).",
    stale: "This was changed by somebody else in the meantime. Look again, then save.",
    control: "Remove the control characters (for example from a copied text).",
  },
  newer: "Another answer to this question was saved from another window or device. That one is shown here and counts, unless you choose again.",
  unfitBecause: {
    unfit: "That is no answer to this question. Nothing was changed; please choose again.",
    number: "This cannot be read as a number, so it was not saved. Write digits only, such as 86 or 0.5.",
    ambiguous:
      "A comma before three digits can mean two things, so this was not saved. Write 1234 for one thousand two hundred and thirty-four, or 1.234 for a little more than one.",
    order: "Give each line its own position, from first to last. Nothing was changed.",
    tooLong: "This is too long to be saved. Nothing was changed; please shorten it.",
  },
  closedAt: (at: string) => `This attempt was closed on ${at}. Later answers are not taken; what was saved before counts.`,
};
