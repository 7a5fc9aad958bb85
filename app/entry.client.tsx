import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { LocaleProvider } from "./locale/words";

const own = { en: async () => (await import("./locale/en")).en, zh: async () => (await import("./locale/zh")).zh };
const ofDuties = { en: async () => (await import("./locale/en-duties")).enDuties, zh: async () => (await import("./locale/zh-duties")).zhDuties };

/** The page says which language it is in and whether its person has a duty; no other words are loaded. */
async function begin() {
  const page = document.documentElement;
  const language = page.lang.startsWith("zh") ? "zh" : "en";
  const catalogues = await Promise.all([own[language](), page.dataset.duties === undefined ? {} : ofDuties[language]()]);
  const words = { ...catalogues[0], ...catalogues[1] };
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
