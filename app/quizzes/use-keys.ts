import { useEffect } from "react";

let isHeard = false;

/** Keys on the page of a question. Phones have none, so that what hears them comes after the page, once. */
export function useKeys() {
  useEffect(() => {
    if (isHeard) return;
    isHeard = true;
    void import("./keys").then(
      ({ hearKeys }) => hearKeys(),
      () => {
        isHeard = false;
      },
    );
  }, []);
}
