import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import type { Words } from "./locale/catalogues";
import { langTag } from "./locale/language";
import { partsFor } from "./locale/page-words";
import type { WordPart } from "./locale/word-parts";
import { useLocale } from "./locale/words";
import { unreadOf } from "./messages/bell.server";
import { hasDuty, navFor } from "./people/nav";
import { Frame } from "./ui/frame";
import { useNonce } from "./ui/nonce";
import { Refused } from "./ui/refused";
import themeCss from "./ui/theme.css?url";

/** Pages of duties show records and quizzes of others, so that who has one loads these words everywhere. */
const ofDuties: WordPart[] = ["record", "tests", "duties"];

/** What a page's `handle` may say: its title, from the words and the page's data; `bare` pages have no frame (print slips, attempts). */
export type PageHandle = { title: (words: Words, data: never) => string; bare?: boolean };

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: themeCss },
  { rel: "icon", href: "/emblem.svg", type: "image/svg+xml" },
];

export async function loader({ context }: LoaderFunctionArgs) {
  const { store, visitor, theme, toast, words, settings, requestId } = context;
  return {
    person: visitor?.name ?? null,
    account: visitor?.personId ?? null,
    nav: visitor ? navFor(visitor) : [],
    unread: visitor ? await unreadOf(store.read, visitor.personId) : 0,
    duties: visitor ? hasDuty(visitor) : false,
    theme,
    toast: toast && words.toasts[toast],
    demo: settings.RUNG_MODE === "demo",
    requestId,
  };
}

/** The frame's data were worked out for this page view; only a change of person, or a form, makes them stale. */
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: { formMethod?: string; defaultShouldRevalidate: boolean }) =>
  formMethod && formMethod !== "GET" ? defaultShouldRevalidate : true;

export function Layout({ children }: { children: ReactNode }) {
  const { language, words } = useLocale();
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useNonce();
  const { pathname, search } = useLocation();
  const matches = useMatches();
  const last = matches[matches.length - 1];
  const handle = last?.handle as PageHandle | undefined;
  const failed = useRouteError() != null; // null outside an error, undefined inside the router's own state
  const title = failed || !last?.data ? undefined : handle?.title?.(words, last.data as never);
  const parts = [...partsFor(pathname), ...(data?.duties ? ofDuties : [])].join(" ");
  return (
    <html lang={langTag(language)} data-words={parts} data-theme={data?.theme === "auto" ? undefined : data?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{title ? `${title} · ${words.frame.product}` : words.frame.product}</title>
        <Meta />
        <Links />
        <noscript>
          <style nonce={nonce} suppressHydrationWarning>{`[data-needs-script]{display:none!important}`}</style>
        </noscript>
      </head>
      <body className="pb-px">
        {handle?.bare && !failed ? (
          children
        ) : (
          <Frame
            nav={data?.nav ?? []}
            person={data?.person ?? null}
            account={data?.account ?? null}
            unread={data?.unread ?? 0}
            path={pathname + search}
            demo={data?.demo ?? false}
            toast={data?.toast ?? null}
          >
            {children}
          </Frame>
        )}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("root");
  const { pathname } = useLocation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const sentence = isRouteErrorResponse(error) && typeof error.data?.sentence === "string" ? error.data.sentence : null;
  const next = isRouteErrorResponse(error) && typeof error.data?.next?.to === "string" ? (error.data.next as { to: string; label: string }) : null;
  return <Refused status={status} sentence={sentence} next={next} requestId={data?.requestId ?? null} to={`/sign-in?to=${encodeURIComponent(pathname)}`} />;
}
