import { settings } from "~db/settings";
import { runVerb } from "./run-verb";
import { verbs } from "./verbs";

const line = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`);
process.exitCode = await runVerb(verbs, process.argv.slice(2), { out: line(process.stdout), err: line(process.stderr) }, settings);
