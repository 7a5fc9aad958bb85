/** Figures, each with its name and one plain sentence. */
export function FigureList({ figures }: { figures: { name: string; value: string; means: string }[] }) {
  if (figures.length === 0) return null;
  return (
    <dl className="mt-4 grid gap-x-8 gap-y-3 sm:grid-cols-2">
      {figures.map(({ name, value, means }) => (
        <div key={name} className="border-t border-line pt-2 break-inside-avoid">
          <dt className="flex items-baseline justify-between gap-3">
            <span className="text-sm font-medium">{name}</span>
            <span className="font-semibold whitespace-nowrap tabular-nums">{value}</span>
          </dt>
          <dd className="text-sm text-soft">{means}</dd>
        </div>
      ))}
    </dl>
  );
}
