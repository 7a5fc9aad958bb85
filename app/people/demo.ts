/** The demo's sign-ins: all with one password, no language chosen. */
export const demoPassword = "demo-rung-2026";
export const demoAccounts = ["newhire", "learner2", "trainer", "trainer2", "supervisor", "executive", "hr", "author", "admin"].map(
  (name) => `${name}@demo.rung`,
);

/** Passwords everybody can read, which nobody may choose in earnest. */
export const samplePasswords = ({ RUNG_MODE }: { RUNG_MODE: "demo" | "production" }) => (RUNG_MODE === "production" ? [demoPassword] : []);
