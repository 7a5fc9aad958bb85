/** The demo's sign-ins: all with one password, no language chosen. */
export const demoPassword = "demo-rung-2026";
export const demoAccounts = ["newhire", "learner2", "trainer", "trainer2", "supervisor", "executive", "hr", "author", "admin"].map((name) => `${name}@demo.rung`);
