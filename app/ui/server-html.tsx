import { createContext, useContext, useEffect, useState } from "react";

const ServerHtmlContext = createContext<ReadonlyMap<string, string> | null>(null);
export const ServerHtmlProvider = ServerHtmlContext.Provider;

/**
 * A long text that the content pipeline rendered and sanitised. It is in the page's markup only: in the browser the element
 * keeps what it holds. When the page was reached without its markup (by Back from a page of the script), it is loaded whole.
 */
export function ServerHtml({ name, lang, className }: { name: string; lang?: string; className?: string }) {
  const held = useContext(ServerHtmlContext);
  const id = `html-${name}`;
  const [html] = useState(() => held?.get(name) ?? (typeof document === "undefined" ? null : (document.getElementById(id)?.innerHTML ?? null)));
  useEffect(() => {
    if (html === null) window.location.reload();
  }, [html]);
  return <div id={id} lang={lang} className={className} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html ?? "" }} />;
}
