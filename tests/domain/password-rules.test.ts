import { expect, test } from "vitest";
import { weaknessOf } from "~/people/password-rules";

const account = {
  staffNumber: "1194011940",
  email: "lin.yue.long@company.com",
  mobile: "15400011940",
  name: "林悦",
  otherName: "Lin Yue Long Name",
};

test.each([
  ["nine characters are too few", "ninechars", "tooShort"],
  ["ten Chinese characters are enough", "十个汉字组成的密码啊", null],
  ["the staff number is refused", "1194011940", "isAccount"],
  ["the e-mail is refused", "Lin.Yue.Long@company.com", "isAccount"],
  ["what stands before the @ is refused", "lin.yue.long", "isAccount"],
  ["the mobile number is refused", "15400011940", "isAccount"],
  ["the other name is refused", "lin yue long name", "isAccount"],
  ["the name again and again is refused", "林悦林悦林悦林悦林悦", "isAccount"],
  ["a common password is refused", "Password123", "tooCommon"],
  ["one letter ten times is refused", "aaaaaaaaaa", "tooCommon"],
  ["a published sample is refused", "Demo-Rung-2026", "tooCommon"],
  ["three plain words are a good password", "lamp harbour seven", null],
])("%s", (_what, password, weakness) => {
  expect(weaknessOf(password, account, ["demo-rung-2026"])).toBe(weakness);
});
