/** Said by the server only, on one page and in letters: no browser loads these. */
export const signInHelp = {
  title: "I cannot sign in",
  lead: "Choose a new password with a one-time link.",
  byMail: "By e-mail",
  account: "E-mail, staff number or mobile number",
  ask: "Send me a link",
  slowed: (seconds: number) => `That was asked for often just now. Wait ${seconds} ${seconds === 1 ? "second" : "seconds"}, then try again.`,
  asked: "Look into your mailbox",
  askedText:
    "If this is an account here and has an e-mail address, a link is on its way to that address. It is good once, for one hour. Nothing there after ten minutes? Look among the junk mail, then ask for a slip.",
  askedAgain: "Try another account",
  bySlip: "By a slip",
  bySlipText:
    "No e-mail, or nothing arrives: your supervisor or HR prints you a slip with a code. It takes them a minute. You scan it with a phone and choose a new password.",
  onlySlip: "Your supervisor or HR prints you a slip with a code. It takes them a minute. You scan it with a phone and choose a new password.",
  noMail: "This company sends no mail from here.",
  back: "Sign in",
  letter: {
    until: (when: string, zone: string) => `The link is good once, until ${when} (${zone}). Nobody will ever ask you for it: do not pass it on.`,
    invitation: {
      subject: (company: string) => `${company}: your training account`,
      opening: (name: string, company: string) =>
        `Hello ${name}, ${company} has made you an account for its training. Open the link, check that it shows your name, and choose a password of your own.`,
      link: "Choose a password and begin",
      closing: "Has it expired? Your supervisor or HR sends or prints you a new one.",
    },
    reset: {
      subject: (company: string) => `${company}: choose a new password`,
      opening: (name: string) => `Hello ${name}, somebody, probably you, cannot sign in and asked for a way to choose a new password.`,
      link: "Choose a new password",
      closing: "If it was not you, do nothing: your password stays as it is.",
    },
  },
};
