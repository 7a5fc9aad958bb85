import type { Words } from "../catalogues";

export const pastList: Words["pastList"] = {
  title: "导入以往的证书",
  link: "导入以往的证书",
  lead: "使用本系统之前取得的证书。导入后会标明是从名单导入的、谁在哪天导入。",
  howLines: [
    "一行一张证书，中英文表头都可以：工号、认证、颁发日期、有效期至、证书名称。",
    "认证：写这里的名称。证书名称：写当时的名称，不写就用这里的名称。",
    "每人以最新的一张为准，日期照名单。同一份名单再导入一次，什么都不会多。",
  ],
  result: (added, unchanged, refused) =>
    refused > 0 ? `有${refused}行不能导入。请在名单里改好，再交一次。现在什么都没有写入。` : `会导入${added}张，已有${unchanged}张。`,
  confirm: (n) => `导入${n}张证书`,
  fields: { staffNumber: "工号", certification: "认证", issuedOn: "颁发日期", expiresOn: "有效期至", title: "证书名称" },
  noColumn: (field) => `没有一列的表头是“${field}”。`,
  status: { added: "会导入", unchanged: "已有", refused: "不能导入" },
  reasons: {
    control: () => "里面有公式、错误值或读不出的字符。",
    date: (value) => `“${value}”不是一个日期，请写成2026-11-27。`,
    future: (value) => `${value}还没有到。`,
    held: () => "此人在这里取得的证书不比它旧。",
    missing: () => "没有填写。",
    order: (value) => `${value}早于颁发日期。`,
    other: (value) => `这张证书已经有了，有效期至${value}。`,
    tooLong: () => "超过了200个字符。",
    twice: (value) => `名单的第${value}行已经有了。`,
    unknownCertification: (value) => `没有叫“${value}”的认证。`,
    unknownPerson: (value) => `没有工号是“${value}”的人，请先导入人员。`,
  },
};
