import { expect, test } from "vitest";
import { compile } from "~/content/compile";
import { shippedFiles } from "../support/library";

test("the shipped curriculum has no fault", async () => {
  expect(compile(await shippedFiles()).faults).toEqual([]);
});
