import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { wholePages } from "./http/whole-pages";
import { loadWords, orThePageAnew, type WordPart } from "./locale/word-parts";
import { LocaleProvider } from "./locale/words";

/** The page says which language it is in and which parts of the words it needs; no others are loaded. */
async function begin() {
  const page = document.documentElement;
  const language = page.lang.startsWith("zh") ? "zh" : "en";
  const [loaded] = await Promise.all([loadWords(language, (page.dataset.words ?? "own").split(" ") as WordPart[]), pageData()]);
  const words = orThePageAnew(loaded);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <LocaleProvider locale={{ language, words }}>
          <RemixBrowser />
        </LocaleProvider>
      </StrictMode>,
    );
  });
}

/**
 * When it is first called, the framework's root begins to decode the page's data and throws a promise of them. Drawn by React
 * before they are there, a tap in that moment is an error of React 18 ("Root did not complete").
 */
async function pageData() {
  try {
    RemixBrowser({});
  } catch (notYet) {
    if (!(notYet instanceof Promise)) throw notYet;
    await notYet;
  }
}

wholePages();
void begin();
