import { nameSigner } from "~/certification/naming-signers.server";
import { findWait, type Wait } from "~/certification/sign-off-waits.server";
import { type NamedOffice, WHOLE_COMPANY } from "~/certification/signers";
import { signersFor } from "~/certification/signers.server";
import { returnSignOff, type SignedOff, signOff } from "~/certification/signing-off.server";
import { dayIn } from "~/locale/day";
import { nameAsSigned } from "~/people/names";
import type { Chapter } from "./demo-chapters";
import { at, person, type Telling, trainerOf, who } from "./demo-telling";

/** Days since HR named them: before anybody was certified. */
const NAMED = 1090;
/** Minutes from what comes before to a signature of the same day. */
const MINUTES = 10;

/** The heads sign for their departments, and that of the whole company for every other. */
const signers: { office: NamedOffice; staffNumber: string; department?: string }[] = [
  { office: "department-head", staffNumber: "10002" },
  { office: "department-head", staffNumber: "10024", department: "stores" },
  { office: "department-head", staffNumber: "10057", department: "service-centre" },
  { office: "department-head", staffNumber: "10076", department: "delivery-repairs" },
  { office: "panel-chair", staffNumber: "10416" },
  { office: "hr-head", staffNumber: "10091" },
  { office: "sponsor", staffNumber: "10002" },
];

export async function nameDemoSigners(telling: Telling) {
  const by = who(telling, "10091");
  for (const { office, staffNumber, department: departmentId = WHOLE_COMPANY } of signers) {
    const named = await nameSigner(telling.store, { office, departmentId, personId: who(telling, staffNumber), by }, at(telling, NAMED, "10:00"));
    if (named !== "named") throw new Error(`the demo cannot name ${staffNumber} as ${office}: ${named}`);
  }
}

/** The sign-offs of a certification in their order: soon after one another on the day of the last fact, or as the chapter says. */
export async function signInTurn(telling: Telling, certificationId: string, { staffNumber, signedDaysAgo, returned }: Chapter) {
  const { store, library } = telling;
  const personId = who(telling, staffNumber);
  for (let given = 0; !signedDaysAgo || given < signedDaysAgo.length; given++) {
    const wait = await findWait(store.read, personId, certificationId);
    if (!wait) return;
    const when = signedDaysAgo ? at(telling, signedDaysAgo[given]!, "09:30") : new Date(wait.since.getTime() + MINUTES * 60_000);
    const signer = await person(telling, await signerOf(telling, staffNumber, wait, when));
    const signing = { ...wait, signedBy: signer.id, nameAsSigned: nameAsSigned(signer), language: "zh" as const };
    expectDone(await signOff(store, library, [signing], when), staffNumber);
  }
  const wait = returned && (await findWait(store.read, personId, certificationId));
  if (!wait) return;
  const when = at(telling, returned.daysAgo, "16:40");
  const signedBy = await signerOf(telling, staffNumber, wait, when);
  expectDone(await returnSignOff(store, library, { ...wait, signedBy, reason: returned.reason }, when), staffNumber);
}

/** Of several trainers the one who scored. */
async function signerOf(telling: Telling, staffNumber: string, { personId, office }: Wait, when: Date): Promise<string> {
  const may = await signersFor(telling.store.read, await person(telling, personId), office, dayIn(telling.library.zone, when));
  const trainerId = who(telling, trainerOf(staffNumber));
  const signer = may.find((id) => id === trainerId) ?? may[0];
  if (!signer) throw new Error(`the demo has nobody to sign as ${office} for ${staffNumber}`);
  return signer;
}

function expectDone(result: SignedOff, staffNumber: string) {
  if (result.outcome === "refused") throw new Error(`the demo cannot sign for ${staffNumber}: ${result.why}`);
}
