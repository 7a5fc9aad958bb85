import { useEffect } from "react";

let heard: Promise<void> | null = null;

/** Keys on the page of a question. Phones have none, so that what hears them comes after the page, once. */
export function useKeys() {
  useEffect(() => {
    heard ??= import("./keys").then(
      ({ hearKeys }) => hearKeys(),
      () => {
        heard = null;
      },
    );
  }, []);
}
