import { type LinkProps, type NavLinkProps, Link as RemixLink, NavLink as RemixNavLink, useLocation } from "@remix-run/react";
import { type FormHTMLAttributes, forwardRef } from "react";
import { partsFor } from "~/locale/page-words";

/** The one component file that knows the framework's links and forms, so that a move to its successor touches only this. */
export const Link = (props: LinkProps) => <RemixLink prefetch="none" reloadDocument={useIsWhole(props.to)} {...props} />;
export const NavLink = (props: NavLinkProps) => <RemixNavLink reloadDocument={useIsWhole(props.to)} {...props} />;

/**
 * Lessons and job aids are loaded whole: their text is in the markup only (see server-html.tsx). So is every page that needs
 * other words than those that are loaded.
 */
function useIsWhole(to: LinkProps["to"]): boolean {
  const { pathname } = useLocation();
  if (typeof to !== "string" || !to.startsWith("/")) return false;
  return /^(\/content)?\/modules\/[^/]+\/(lessons\/|aid$)/.test(to) || partsFor(to) !== partsFor(pathname);
}

/**
 * A plain form: it works before any script has loaded, and what was typed survives the browser's Back button when a session
 * has ended or the network fails in between.
 */
export const Form = forwardRef<HTMLFormElement, FormHTMLAttributes<HTMLFormElement>>(({ method = "post", ...rest }, ref) => (
  <form ref={ref} method={method} {...rest} />
));
