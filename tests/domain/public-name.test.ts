import { expect, test } from "vitest";
import { maskedName } from "~/certification/public-name";

test.each([
  ["林悦", "林＊"],
  ["欧阳婧文", "欧＊＊＊"],
  ["𠮷野", "𠮷＊"],
  ["林", "林＊"],
  ["Lin Yue", "Lin Y."],
  ["Fatima Zahra Bennani", "Fatima Z. B."],
  ["  Daniel   Okafor ", "Daniel O."],
  ["ángel", "Á."],
  ["Madonna", "M."],
  ["林 Yue", "林＊＊＊"],
])("a stranger reads %s as %s", (name, masked) => expect(maskedName(name)).toBe(masked));
