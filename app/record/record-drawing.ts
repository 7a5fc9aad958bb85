import { codePointOf, type Drawn, inks, STAND_IN, type Typefaces } from "~/paper/drawing";
import { flowing } from "~/paper/flow";
import type { FactView } from "./fact-view";
import type { RecordView } from "./record-view";

/** A training record to be drawn, every word in one language. The facts come some in each text, as JSON. */
export type PrintedRecord = {
  heading: string;
  record: Pick<RecordView, "name" | "otherName" | "about"> & { certificates: (Omit<RecordView["certificates"][number], "standing"> & { standing: string })[] };
  pages: string[];
  total: number;
  /** When and by whom it was taken out. */
  made: string;
  say: {
    certificates: string;
    noCertificates: string;
    facts: string;
    empty: string;
    serial: string;
    /** With `{hash}`. */
    version: string;
    versionHint: string;
    passed: string;
    notPassed: string;
    /** With `{nth}` and `{of}`. */
    page: string;
    standIn: string;
  };
};

const SMALL = { size: 8.5, ink: inks.soft };

/** The same as the page of the record: who, the certificates with what they rest on, and every fact in order. */
export function recordDrawing({ heading, record, pages, total, made, say }: PrintedRecord, faces: Typefaces): Drawn[][] {
  const facts = pages.flatMap((page) => JSON.parse(page) as FactView[]);
  const flow = flowing(faces);
  const version = (hash: string) => say.version.replace("{hash}", hash);
  flow.block([
    { text: heading, ...SMALL, size: 10 },
    { text: [record.name, record.otherName].filter(Boolean).join("  "), size: 21, weight: "bold" },
  ]);
  flow.block(
    record.about.map(({ label, value }) => ({ text: `${label}  ${value}` })),
    { before: 4 },
  );
  flow.block([{ text: made, ...SMALL }], { before: 4 });
  const missing = faces.missing([record.name, record.otherName ?? "", ...facts.flatMap(({ title, details }) => [title, ...details])].join(""));
  if (missing.length > 0)
    flow.block([{ text: say.standIn.replace("{mark}", STAND_IN).replace("{which}", missing.map(codePointOf).join(", ")), size: 8.5, ink: inks.bad }]);

  flow.block([{ text: say.certificates, size: 12, weight: "bold", ink: inks.ember }], { before: 14 });
  if (record.certificates.length === 0) flow.block([{ text: say.noCertificates, ...SMALL }]);
  for (const { title, standing, stopped, dates, version: hash, serial, proofs } of record.certificates) {
    flow.block(
      [
        { text: `${title}  ·  ${standing}`, size: 11, weight: "bold" },
        ...(stopped ? [{ text: stopped, size: 9, ink: inks.bad }] : []),
        { text: `${dates} · ${version(hash)}`, ...SMALL },
        { text: `${say.serial} ${serial}`, ...SMALL },
        ...proofs.map((proof) => ({ text: `· ${proof.title}  ${proof.says} ${proof.facts.map(({ when }) => when).join(" · ")}`, size: 9, indent: 8 })),
      ],
      { before: 8 },
    );
  }

  flow.block([{ text: `${say.facts} (${total})`, size: 12, weight: "bold", ink: inks.ember }], { before: 16 });
  if (facts.length === 0) flow.block([{ text: say.empty, ...SMALL }]);
  for (const fact of facts) {
    flow.rule();
    flow.block(factLines(fact, say, version), { beside: [{ text: fact.when, ...SMALL }] });
  }
  if (facts.length > 0) flow.block([{ text: say.versionHint, ...SMALL }], { before: 8 });
  return flow.finished((nth, of) => `${record.name} · ${say.page.replace("{nth}", String(nth)).replace("{of}", String(of))} · ${made}`);
}

function factLines({ title, result, details, levels, version }: FactView, say: PrintedRecord["say"], versionOf: (hash: string) => string) {
  const outcome = result && [result.passed ? say.passed : say.notPassed, result.text].filter(Boolean).join(" · ");
  const small = [...details, ...(version ? [versionOf(version)] : [])].join(" · ");
  return [
    { text: title, size: 10, weight: "bold" as const },
    ...(outcome ? [{ text: outcome, size: 9.5, ink: result.passed ? inks.ok : inks.bad }] : []),
    ...(small ? [{ text: small, ...SMALL }] : []),
    ...(levels.length > 0 ? [{ text: levels.map(({ criterion, level }) => `${criterion} ${level}`).join("   "), size: 8.5 }] : []),
  ];
}
