import { QrCode } from "~/ui/qr-code";
import type { Slip as SlipText } from "./slips.server";

/** One slip as it is printed and cut out: never broken over two sheets. */
export const Slip = ({ slip }: { slip: SlipText }) => (
  <article
    lang={slip.lang}
    className="grid break-inside-avoid grid-cols-[1fr_auto] gap-x-5 gap-y-3 rounded-card border border-dashed border-edge bg-card p-5 print:rounded-none"
  >
    <div className="min-w-0">
      <p className="text-sm text-soft">{slip.company}</p>
      <h2 className="font-serif text-xl font-semibold">{slip.name}</h2>
      <p className="font-medium">{slip.number}</p>
      <h3 className="mt-3 font-semibold">{slip.title}</h3>
      <ol className="mt-1 list-decimal space-y-1 pl-5 text-sm">
        {slip.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
    <QrCode qr={slip.qr} label={slip.address} className="size-32 lg:size-36" />
    <p className="col-span-2 rounded-control border border-line px-3 py-2 font-mono text-sm break-all">{slip.address}</p>
    <p className="col-span-2 text-sm">
      <strong>{slip.until}</strong> {slip.warning}
    </p>
  </article>
);
