/** Short facts on one line, with dots between them; where there is no room, a line ends between two facts and not within one. */
export function Dotted({ parts }: { parts: (string | null | false | undefined)[] }) {
  const shown = parts.filter(Boolean);
  return shown.map((part, place) => (
    <span key={String(part)}>
      <span className="inline-block">
        {part}
        {place < shown.length - 1 ? " ·" : ""}
      </span>{" "}
    </span>
  ));
}
