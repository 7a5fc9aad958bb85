import { Link } from "~/ui/navigation";

/** Things of which one is looked at, as links. */
export const Choices = ({ label, choices }: { label: string; choices: { to: string; label: string; chosen: boolean }[] }) => (
  <nav aria-label={label} data-screen-only className="flex flex-wrap items-center gap-2 text-sm">
    <span className="text-soft">{label}</span>
    {choices.map(({ to, label: name, chosen }) => (
      <Link
        key={to}
        to={to}
        aria-current={chosen ? "true" : undefined}
        className={`inline-flex min-h-11 items-center rounded-control border px-3 no-underline ${chosen ? "border-ember bg-wash font-semibold text-ember" : "border-edge bg-card hover:bg-wash"}`}
      >
        {name}
      </Link>
    ))}
  </nav>
);
