import type { Words } from "../catalogues";

export const life: Words["life"] = {
  title: (title) => `${title}：证书`,
  lead: (name, number) => `${name} · ${number}`,
  record: "培训档案",
  sheet: "查看证书",
  said: {
    suspended: (day, reason) => `${day}起暂停。原因：${reason}`,
    revoked: (day, reason) => `${day}撤销。原因：${reason}`,
    lost: (day, title) => `${day}起暂停，因为“${title}”证书目前无效；那张证书恢复有效后，这张随即恢复。`,
  },
  dates: "日期",
  decisions: "处理记录",
  none: "没有处理记录，是否有效只看日期。",
  kind: { suspended: "暂停", revoked: "撤销", reinstated: "恢复" },
  by: (name, when) => `${name}，${when}`,
  decide: "处理这张证书",
  choices: { suspended: "暂停", revoked: "撤销", reinstated: "恢复" },
  hints: {
    suspended: "暂停期间不算有效，直到您恢复它。",
    revoked: "从此不再有效；除非撤错了，不再恢复。",
    reinstated: "从现在起按原来的日期重新有效。",
  },
  what: "如何处理",
  reason: "原因",
  reasonHint: "持证人会看到，并记入培训档案。外人核验证书编号时只看到状态，看不到原因。",
  submit: "确定",
  told: "系统会马上通知持证人和其主管。",
  changed: "刚才已有人处理过，请看最新情况。",
  ended: "这张证书已被新证书取代，不能再处理。",
  notYours: "不能处理自己的证书，也不能处理自己上级的证书，请另一位 HR 同事来办。",
};
