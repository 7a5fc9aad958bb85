import { useEffect, useState } from "react";

/**
 * A hook for a component that the first view of a page does without. It is fetched once the page is alive (`wanted`), not in
 * the moment it is needed, when there may be no connection; where it did not come, again when the device is back online.
 */
export function onDemand<Part>(fetchPart: () => Promise<Part>) {
  let fetched: Part | null = null;
  return function useOnDemand(wanted: boolean): Part | null {
    const [part, setPart] = useState(() => (wanted ? fetched : null));
    useEffect(() => {
      if (!wanted || part) return;
      let isHere = true;
      const take = () =>
        fetchPart().then(
          (come) => {
            fetched = come;
            if (isHere) setPart(() => come);
          },
          () => {},
        );
      void take();
      window.addEventListener("online", take);
      return () => {
        isHere = false;
        window.removeEventListener("online", take);
      };
    }, [wanted, part]);
    return part;
  };
}
