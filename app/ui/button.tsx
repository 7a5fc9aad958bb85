import type { ButtonHTMLAttributes, ComponentProps } from "react";
import { Link } from "./navigation";

type Look = "primary" | "quiet" | "danger" | "plain";
const looks: Record<Look, string> = {
  primary: "bg-ember text-ember-ink border-transparent font-semibold hover:opacity-90",
  quiet: "bg-card text-ink border-edge font-medium hover:bg-wash",
  danger: "bg-card text-bad border-bad font-semibold hover:bg-badw",
  plain: "bg-transparent text-ember border-transparent font-medium underline underline-offset-4",
};
const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-control border px-4 py-2 text-center leading-tight no-underline disabled:opacity-60";

export const Button = ({ look = "primary", className = "", ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) => (
  <button type="submit" className={`${shape} ${looks[look]} ${className}`} {...rest} />
);

export const ButtonLink = ({ look = "primary", className = "", ...rest }: ComponentProps<typeof Link> & { look?: Look }) => (
  <Link className={`${shape} ${looks[look]} ${className}`} {...rest} />
);
