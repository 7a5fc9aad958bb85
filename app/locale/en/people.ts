export const people = {
  signIn: {
    title: "Sign in",
    lead: "Training, practice and certificates for people who serve customers.",
    account: "E-mail, staff number or mobile number",
    password: "Password",
    submit: "Sign in",
    wrong: "The account or the password is not right. Check both and try again.",
    slowed: (seconds: number) => `Too many wrong tries. Wait ${seconds} seconds, then try again.`,
    noAccount: "New here? Scan the slip you were given by your supervisor or HR. Lost it? They can print another one.",
    demoTitle: "This is the demo. Sign in as:",
    demoPassword: (password: string) => `Password for all: ${password}`,
    use: (who: string) => `Sign in as ${who}`,
  },
};
