import { expect, test } from "vitest";
import { type PastKnown, pastHeadings, planPast } from "~/certification/past-certificates";

const known: PastKnown = {
  people: new Map([
    ["1", "id-1"],
    ["2", "id-2"],
  ]),
  certifications: new Map([["frontline", { en: "Frontline service", zh: "一线服务认证" }]]),
  certificates: new Map([
    ["id-1", [{ certificationId: "frontline", issuedOn: "2024-03-01", expiresOn: "2025-02-28", isImported: true, isOpen: true }]],
    ["id-2", [{ certificationId: "frontline", issuedOn: "2026-05-01", expiresOn: "2027-04-30", isImported: false, isOpen: true }]],
  ]),
};
const mapping = pastHeadings.guess(["工号", "认证", "颁发日期", "有效期至", "证书名称"]);
const plan = (...cells: string[]) => {
  const { status, remarks, certificate } = planPast([{ row: 2, cells }], mapping, known, "2026-11-27")[0]!;
  return { status, why: remarks.map(({ field, reason }) => `${field ?? "row"} ${reason}`), certificate };
};

test("a certificate is named by its id or its name in either language, and keeps the title it had then", () => {
  for (const name of ["frontline", "Frontline Service", "一线服务认证"])
    expect(plan("1", name, "2025-03-02", "2026年3月1日", "Old name")).toEqual({
      ...{ status: "added", why: [] },
      certificate: { personId: "id-1", certificationId: "frontline", issuedOn: "2025-03-02", expiresOn: "2026-03-01", title: "Old name" },
    });
});

test("what is here with the same days is left as it is; with another last day it is refused", () => {
  expect(plan("1", "frontline", "2024-03-01", "2025-02-28")).toMatchObject({ status: "unchanged" });
  expect(plan("1", "frontline", "2024-03-01", "2025-03-28")).toMatchObject({ status: "refused", why: ["expiresOn other"] });
});

test.each([
  [["9", "frontline", "2025-01-01", "2026-01-01"], "staffNumber unknownPerson"],
  [["1", "driving", "2025-01-01", "2026-01-01"], "certification unknownCertification"],
  [["1", "frontline", "31.02.2025", "2026-01-01"], "issuedOn date"],
  [["1", "frontline", "", "2026-01-01"], "issuedOn missing"],
  [["1", "frontline", "2027-01-01", "2028-01-01"], "issuedOn future"],
  [["1", "frontline", "2025-01-01", "2024-01-01"], "expiresOn order"],
  [["1", "frontline", "2025-01-01", "2026-01-01", "x".repeat(201)], "title tooLong"],
  [["2", "frontline", "2026-06-01", "2027-06-01"], "row held"],
])("%j is refused: %s", (cells, why) => {
  expect(plan(...cells)).toMatchObject({ status: "refused", why: [why] });
});
