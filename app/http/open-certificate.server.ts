import type { AppLoadContext } from "@remix-run/node";
import { findCertificate } from "~/certification/certificates.server";
import { certificateNow } from "~/certification/now.server";
import { printCertificate } from "~/certification/printing.server";
import { can } from "~/people/can";
import { relationTo } from "~/people/relations.server";
import { requireVisitor } from "./context";
import { found } from "./refusal";

/** A certificate, how it stands, and how the one who asks stands to its holder; for all others it is not there. */
export async function openCertificate(context: AppLoadContext, serial = "") {
  const visitor = requireVisitor(context);
  const { store, today } = context;
  const certificate = found(await findCertificate(store.read, serial));
  const relation = await relationTo(store.read, visitor, certificate.personId, today);
  found(can.seeCertificate(visitor, relation) || null);
  return { certificate, relation, now: await certificateNow(store.read, certificate, today) };
}

const types = { pdf: "application/pdf", png: "image/png" };

/** The same certificate as a file to keep. */
export async function certificateFile(context: AppLoadContext, serial: string | undefined, format: keyof typeof types) {
  const { certificate, now } = await openCertificate(context, serial);
  const bytes = await printCertificate({ certificate, standing: now.standing, origin: context.origin }, format);
  return new Response(new Blob([new Uint8Array(bytes)]), {
    headers: {
      "Content-Type": types[format],
      "Content-Disposition": `attachment; filename="certificate-${certificate.serial}.${format}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
