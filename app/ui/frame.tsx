import type { ReactNode } from "react";
import { useWords } from "~/locale/words";
import { Emblem, Icon, type icons } from "./icons";
import { LanguageSwitch } from "./language-switch";
import { Link, NavLink } from "./navigation";
import { SignOut } from "./sign-out";

export type NavItem = { to: string; name: Exclude<keyof typeof icons, "bell"> };
export type FrameProps = {
  nav: NavItem[];
  person: string | null;
  account: string | null;
  /** Messages nobody has read yet. */
  unread: number;
  path: string;
  demo: boolean;
  toast: string | null;
  children: ReactNode;
};

/** The frame of every page: emblem and switches on top, a bar under the thumb on phones, a rail at the side on wide screens. */
export function Frame({ nav, person, account, unread, path, demo, toast, children }: FrameProps) {
  const words = useWords();
  return (
    <div className={`min-h-dvh lg:grid ${person ? "lg:grid-cols-[13rem_1fr]" : ""} print:block`}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:left-3 focus:top-3 focus:z-50 focus:rounded-control focus:bg-card focus:px-4 focus:py-3"
      >
        {words.frame.skip}
      </a>
      {person ? <Rail nav={nav} person={person} account={account} /> : null}
      <div className="flex min-w-0 flex-col">
        <TopLine person={person} unread={unread} path={path} />
        <main id="content" className={`mx-auto w-full max-w-5xl flex-1 px-4 pt-2 ${person ? "pb-28" : "pb-12"} lg:px-8 lg:pt-4 lg:pb-16 print:p-0`}>
          {toast ? <ToastLine text={toast} /> : null}
          {children}
        </main>
        {demo ? (
          <footer data-screen-only className={`px-4 text-center text-xs text-soft lg:px-8 lg:pb-4 ${person ? "pb-24" : "pb-4"}`}>
            {words.frame.demo}
          </footer>
        ) : null}
      </div>
      {person ? <BottomBar nav={nav} /> : null}
    </div>
  );
}

function TopLine({ person, unread, path }: Pick<FrameProps, "person" | "unread" | "path">) {
  const words = useWords();
  return (
    <header data-screen-only className="mx-auto flex w-full max-w-5xl items-center gap-3 px-4 py-2 lg:px-8">
      <Link to="/" className={`inline-flex min-h-11 items-center gap-2 font-semibold no-underline ${person ? "lg:invisible" : ""}`}>
        <Emblem />
        {words.frame.product}
      </Link>
      <LanguageSwitch path={path} className="ml-auto" />
      {person ? (
        <NavLink to="/messages" aria-label={words.frame.bell(unread)} className={`relative flex size-11 items-center justify-center ${item}`}>
          <Icon name="bell" />
          {unread ? (
            <b aria-hidden="true" className="absolute right-0 top-0.5 rounded-full bg-ember px-1.5 text-xs text-ember-ink">
              {unread > 99 ? "99+" : unread}
            </b>
          ) : null}
        </NavLink>
      ) : null}
    </header>
  );
}

const item = "no-underline text-soft aria-[current=page]:text-ember aria-[current=page]:font-semibold";

function Rail({ nav, person, account }: { nav: NavItem[]; person: string; account: string | null }) {
  const words = useWords();
  return (
    <nav data-screen-only aria-label={words.frame.menu} className="sticky top-0 hidden h-dvh flex-col gap-1 border-r border-line px-3 py-4 lg:flex">
      <Link to="/" className="mb-3 inline-flex items-center gap-2 px-2.5 font-semibold no-underline">
        <Emblem />
        {words.frame.product}
      </Link>
      {nav.map(({ to, name }) => (
        <NavLink key={to} to={to} className={`flex min-h-11 items-center gap-3 rounded-control px-2.5 hover:bg-wash aria-[current=page]:bg-wash ${item}`}>
          <Icon name={name} />
          {words.frame.nav[name]}
        </NavLink>
      ))}
      <p className="mt-auto px-2.5 text-sm text-soft">{person}</p>
      {account ? (
        <SignOut account={account}>
          <button type="submit" className="min-h-11 w-full rounded-control px-2.5 text-left text-sm text-soft hover:bg-wash">
            {words.frame.signOut}
          </button>
        </SignOut>
      ) : null}
    </nav>
  );
}

function BottomBar({ nav }: { nav: NavItem[] }) {
  const words = useWords();
  // Five fit under a thumb; who has more roles finds the rest on the last one, the page about oneself.
  const shown = nav.length > 5 ? [...nav.slice(0, 4), nav[nav.length - 1]!] : nav;
  return (
    <nav
      data-screen-only
      aria-label={words.frame.menu}
      className="fixed inset-x-0 bottom-0 z-20 grid auto-cols-fr grid-flow-col border-t border-line bg-card pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {shown.map(({ to, name }) => (
        <NavLink key={to} to={to} className={`flex min-h-16 flex-col items-center justify-center gap-0.5 text-xs ${item}`}>
          <Icon name={name} />
          {words.frame.nav[name]}
        </NavLink>
      ))}
    </nav>
  );
}

const ToastLine = ({ text }: { text: string }) => (
  <p role="status" className="mb-4 rounded-card bg-okw px-4 py-2.5 text-sm font-medium text-ok">
    <span aria-hidden="true">✓ </span>
    {text}
  </p>
);
