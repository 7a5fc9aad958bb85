import { createContext, useContext, useEffect, useState } from "react";

const ServerHtmlContext = createContext<ReadonlyMap<string, string> | null>(null);
export const ServerHtmlProvider = ServerHtmlContext.Provider;

let asked: { address: string; markup: Promise<DocumentFragment> } | null = null;

/** The markup of the page the address bar names, asked for once however many of its texts are missing. */
function markupOfThisPage(): Promise<DocumentFragment> {
  const address = window.location.href;
  if (asked?.address !== address) {
    const markup = fetch(address, { headers: { Accept: "text/html" } }).then(async (answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      const inert = document.createElement("template"); // a parsed document would apply styles that its own policy allows and this page's does not
      inert.innerHTML = await answer.text();
      return inert.content;
    });
    asked = { address, markup };
    void markup.catch(() => null).then(() => setTimeout(() => (asked = null)));
  }
  return asked.markup;
}

/**
 * A long text that the content pipeline rendered and sanitised. It is in the page's markup only: in the browser the element
 * keeps what it holds. When the page was reached without its markup (by Back from a page of the script), the markup is
 * fetched; the page itself is not loaded anew, because a Forward pressed during that load would be lost.
 */
export function ServerHtml({ name, lang, className }: { name: string; lang?: string; className?: string }) {
  const held = useContext(ServerHtmlContext);
  const id = `html-${name}`;
  const [html, setHtml] = useState(() => held?.get(name) ?? (typeof document === "undefined" ? null : (document.getElementById(id)?.innerHTML ?? null)));
  useEffect(() => {
    if (html !== null) return;
    let left = false;
    markupOfThisPage()
      .then((markup) => markup.getElementById(id)?.innerHTML ?? Promise.reject())
      .then(
        (found) => left || setHtml(found),
        () => left || window.location.reload(),
      );
    return () => {
      left = true;
    };
  }, [html, id]);
  return <div id={id} lang={lang} className={className} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html ?? "" }} />;
}
