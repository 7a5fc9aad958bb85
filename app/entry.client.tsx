import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { loadWords, orThePageAnew, type WordPart } from "./locale/word-parts";
import { LocaleProvider } from "./locale/words";

/** The page says which language it is in and which parts of the words it needs; no others are loaded. */
async function begin() {
  const page = document.documentElement;
  const language = page.lang.startsWith("zh") ? "zh" : "en";
  const words = orThePageAnew(await loadWords(language, (page.dataset.words ?? "own").split(" ") as WordPart[]));
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

void begin();
