import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { LocaleProvider } from "./locale/words";

/** The page says which language it is in; only that catalogue is loaded. */
async function begin() {
  const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const words = language === "zh" ? (await import("./locale/zh")).zh : (await import("./locale/en")).en;
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
