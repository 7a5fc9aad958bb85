import type { AppLoadContext } from "@remix-run/node";
import type { Library } from "~/content/library";
import type { LibrarySource } from "~/content/source.server";
import type { Words } from "~/locale/catalogues";
import type { Toast } from "~/locale/en/toasts";
import type { Language } from "~/locale/language";
import type { Visitor } from "~/people/visitor";
import type { Day } from "~db/kit";
import type { Settings } from "~db/settings";
import type { Store } from "~db/store";
import { refusal } from "./refusal";

export type Theme = "auto" | "light" | "dark";

declare module "@remix-run/node" {
  /** What every loader and action is given: made once per request by the listener. */
  interface AppLoadContext {
    store: Store;
    settings: Settings;
    library: Library;
    source: LibrarySource;
    /** Long rendered texts of the page by name, put here by its loader: they are sent as markup only, not as data as well. */
    html: Map<string, string>;
    visitor: Visitor | null;
    language: Language;
    words: Words;
    theme: Theme;
    toast: Toast | null;
    nonce: string;
    requestId: string;
    /** The caller's address, for slowing down guesses. */
    address: string;
    /** Scheme and host people use, without a slash at the end. */
    origin: string;
    now: Date;
    zone: string;
    today: Day;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

/** The person behind the request, or a 401 answer that keeps what was typed. */
export function requireVisitor(context: AppLoadContext): Visitor {
  if (context.visitor) return context.visitor;
  throw refusal(401);
}
