import { plainLine } from "~/http/plain-line";
import { Refused } from "~db/refused";
import { type Settings, SettingsError } from "~db/settings";
import { type Terminal, UsageError, type Verb } from "./verb";

/** Runs one command of the table and gives the exit code: 0 done, 1 could not be done, 2 called wrongly. */
export async function runVerb(verbs: Verb[], [name, ...args]: string[], terminal: Terminal, settings: () => Settings): Promise<number> {
  if (name === undefined || name === "help" || name === "--help") {
    for (const line of listOf(verbs)) terminal.out(line);
    return 0;
  }
  const verb = verbs.find((known) => known.name === name);
  if (!verb) {
    terminal.err(`There is no command "${name}"; npm run rung lists them.`);
    return 2;
  }
  try {
    return (await verb.run(args, terminal, settings())) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message} Usage: npm run rung -- ${callOf(verb)}`);
      return 2;
    }
    terminal.err(plainLine(error, settings));
    if (unexpected(error)) terminal.err(error.stack ?? "");
    return 1;
  }
}

/** A mistake of ours rather than of the person, who needs the trace to report it. */
const unexpected = (error: unknown): error is Error =>
  error instanceof Error && !(error instanceof Refused) && !(error instanceof SettingsError) && !("code" in error);

function listOf(verbs: Verb[]): string[] {
  const width = Math.max(...verbs.map((verb) => callOf(verb).length));
  return ["npm run rung -- COMMAND", "", ...verbs.map((verb) => `  ${callOf(verb).padEnd(width)}  ${verb.summary}`)];
}

const callOf = ({ name, takes }: Verb) => (takes ? `${name} ${takes}` : name);
