import { type LinkProps, NavLink, Link as RemixLink } from "@remix-run/react";
import { type FormHTMLAttributes, forwardRef } from "react";

/** The one component file that knows the framework's links and forms, so that a move to its successor touches only this. */
export const Link = (props: LinkProps) => <RemixLink prefetch="none" reloadDocument={isWhole(props.to)} {...props} />;
export { NavLink };

/**
 * Lessons and job aids are loaded whole: their text is in the markup only (see server-html.tsx). So is an attempt that one
 * comes back to: it has words of its own.
 */
const isWhole = (to: LinkProps["to"]) => typeof to === "string" && /^((\/content)?\/modules\/[^/]+\/(lessons\/|aid$)|\/attempts\/[^/?]+$)/.test(to);

/**
 * A plain form: it works before any script has loaded, and what was typed survives the browser's Back button when a session
 * has ended or the network fails in between.
 */
export const Form = forwardRef<HTMLFormElement, FormHTMLAttributes<HTMLFormElement>>(({ method = "post", ...rest }, ref) => (
  <form ref={ref} method={method} {...rest} />
));
