import { randomBytes } from "node:crypto";
import type { Compiled } from "~/content/compile";
import { importFiles } from "~/content/exchange.server";
import type { Files } from "~/content/files";
import type { Module } from "~/content/library";
import { companyFiles, companyFilesPrint, layOver } from "~/content/overlay.server";
import { readYaml } from "~/content/yaml-file";
import { aside } from "~/jobs/aside.server";
import { catalogues } from "~/locale/catalogues";
import { Unreadable } from "~/sheets/unreadable";
import { Refused } from "~db/refused";
import type { Store } from "~db/store";
import { addToBank } from "./add-to-bank";
import type { Candidate, Format } from "./candidate";
import { type Bank, type Plan, planImport } from "./plan";
import { sayRemark } from "./report";

/** A file of questions as it was handed in. */
export type Upload = { bytes: Buffer; format: Format; name: string };
/** The module is named by its id, code or slug. `byPersonId` is null at the command line. */
export type Into = { module: string; byPersonId: string | null };

/** What would come of a file, without writing anything. Throws `Unreadable`, or `Refused` when the module cannot take any. */
export async function previewImport(content: Compiled, module: string, upload: Pick<Upload, "bytes" | "format">): Promise<Plan> {
  return planInto(content, bankOf(content, module), await readAside(upload)).plan;
}

async function readAside({ bytes, format }: Pick<Upload, "bytes" | "format">): Promise<Candidate[]> {
  const read = await aside("readQuestions", { bytes, format });
  if (Array.isArray(read)) return read;
  throw new Unreadable(read.why, read.value);
}

/**
 * Writes the questions that pass the check into the module's bank, as drafts in the company's own version of its file, with an
 * audit row. All in one transaction; importing the same file again, also at the same moment, adds nothing.
 */
export async function importQuestions(store: Store, shipped: Files, upload: Upload, into: Into, now: Date): Promise<Plan> {
  const candidates = await readAside(upload);
  const once = async () => {
    const seen = await companyFilesPrint(store.read);
    const content = await aside("compile", layOver(shipped, await companyFiles(store.read)));
    const bank = bankOf(content, into.module);
    const { plan, text } = planInto(content, bank, candidates);
    if (plan.added.length === 0) return plan;
    const { faults } = await importFiles(
      store,
      shipped,
      {
        files: { [bank.file]: text },
        why: `questions imported from ${upload.name}`.slice(0, 500),
        removeMissing: false,
        seen,
        byPersonId: into.byPersonId,
        act: { name: "questions.imported", values: { module: bank.moduleId, format: upload.format, file: upload.name, ids: plan.added.map(({ id }) => id) } },
      },
      now,
    );
    if (faults.length > 0) throw new Refused(`${faults[0]!.file}:${faults[0]!.line}: ${faults[0]!.sentence}`);
    return plan;
  };
  return once().catch((error: unknown) => {
    if (error instanceof Refused && /at the same moment/.test(error.message)) return once(); // what the other wrote is found now
    throw error;
  });
}

/** Why a module can take no questions; keys of `importing` in the catalogue. */
export class CannotTake extends Refused {
  constructor(
    readonly why: "faulty" | "noQuiz" | "unknown",
    message: string,
  ) {
    super(message);
  }
}

type OpenBank = Bank & { file: string };

function bankOf(content: Compiled, name: string): OpenBank {
  const module = [...content.everything.modules.values()].find(({ id, code, slug }) => [id, code, slug].includes(name));
  if (!module) throw new CannotTake("unknown", `there is no module "${name}"; name it by its id, code or folder`);
  const [fault] = content.faults;
  if (fault) throw new CannotTake("faulty", `the content has faults; mend them first: ${fault.file}:${fault.line}: ${fault.sentence}`);
  const file = `modules/${module.slug}/quiz.yaml`;
  if (!module.quiz || content.files[file] === undefined) throw new CannotTake("noQuiz", `the module "${name}" has no quiz.yaml yet; give it one first`);
  const { questions } = readYaml(file, content.files[file]).value as { questions: unknown[] };
  return { file, moduleId: module.id, languages: content.everything.company.languages, topics: module.quiz.topics, lessons: lessonsOf(module), questions };
}

const lessonsOf = ({ lessons }: Module) => lessons.map(({ id, title }) => ({ id, title }));

function planInto(content: Compiled, bank: OpenBank, candidates: Candidate[]): { plan: Plan; text: string } {
  const plan = planImport(candidates, bank, newPart, (remark) => sayRemark(catalogues.en.importing, remark));
  return { plan, text: addToBank(content.files[bank.file]!, plan.added) };
}

/** Eight letters and digits by chance, 40 bits: an id is never given twice, nor after its question was deleted. */
const newPart = () => [...randomBytes(8)].map((byte) => "abcdefghijkmnpqrstuvwxyz23456789"[byte % 32]).join("");
