import { useWords } from "~/locale/words";
import { Lines, Part } from "~/role-plays/brief-view";
import type { Line } from "~/role-plays/sheet";

export const WatchFor = ({ lines }: { lines: Line[] }) => (
  <Part title={useWords().rolePlays.performance.watchFor}>
    <Lines lines={lines} />
  </Part>
);
