import { useEffect, useState } from "react";

let isHeard = false;

/** Keys on the page of a question. Phones have none, so that what hears them comes after the page, once. Says whether it has. */
export function useKeys(): boolean {
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    if (isHeard) return setHeard(true);
    import("./keys").then(
      ({ hearKeys }) => {
        if (!isHeard) hearKeys();
        isHeard = true;
        setHeard(true);
      },
      () => {},
    );
  }, []);
  return heard;
}
