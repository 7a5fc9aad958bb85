import type { Words } from "../catalogues";
import { desk } from "./grading/desk";
import { essays } from "./grading/essays";
import { paper } from "./grading/paper";
import { planning } from "./grading/planning";
import { scoring } from "./grading/scoring";
import { settling } from "./grading/settling";

/** What trainers read on the pages of grading. */
export const grading: Words["grading"] = { ...desk, ...planning, ...scoring, ...paper, ...settling, ...essays };
