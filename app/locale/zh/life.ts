import type { Words } from "../catalogues";

const again = (due: string, over: boolean) => (over ? `再培训本应在${due}前完成；完成后证书随即恢复。` : `请在${due}前完成再培训，逾期证书暂停，完成后恢复。`);

export const life: Words["life"] = {
  title: (title) => `${title}：证书`,
  lead: (name, number) => `${name} · ${number}`,
  record: "培训档案",
  sheet: "查看证书",
  said: {
    suspended: (day, reason) => `${day}起暂停。原因：${reason}`,
    revoked: (day, reason) => `${day}撤销。原因：${reason}`,
    lost: (day, title) => `${day}起暂停，因为“${title}”证书目前无效；那张证书恢复有效后，这张随即恢复。`,
    owed: {
      absence: (since, last) => `离岗至${last}，${since}起暂停；重新通过复证要求的考核后，随即恢复。`,
      delta: (since, last, title) => `${last}前没有通过“${title}”的更新测验，${since}起暂停；通过后随即恢复。`,
      retraining: (since, last) => `${last}前没有完成再培训，${since}起暂停；完成后随即恢复。`,
    },
  },
  owes: {
    absence: (last) => `您离岗至${last}，时间超过规定。重新通过以下考核之前，证书暂停。`,
    delta: (title, due, over) =>
      over
        ? `“${title}”已更新，小测验本应在${due}前完成；通过后证书随即恢复。`
        : `“${title}”已更新。请在${due}前完成更新内容的小测验，逾期证书暂停，通过后恢复。`,
    retraining: {
      complaint: (on, due, over, reason) => `${on}的投诉经核实成立。${again(due, over)}${reason}`,
      "red-line": (on, due, over, reason) => `${on}在岗位上触碰了红线。${again(due, over)}${reason}`,
    },
  },
  dates: "日期",
  decisions: "处理记录",
  none: "没有处理记录，是否有效只看日期。",
  kind: { suspended: "暂停", revoked: "撤销", reinstated: "恢复", extended: "延期", recalculated: "重算有效期" },
  by: (name, when) => `${name}，${when}`,
  decide: "处理这张证书",
  choices: { suspended: "暂停", revoked: "撤销", reinstated: "恢复" },
  hints: {
    suspended: "暂停期间不算有效，直到您恢复它。",
    revoked: "从此不再有效；除非撤错了，不再恢复。",
    reinstated: "从现在起按原来的日期重新有效。",
  },
  extend: {
    title: "延长有效期",
    lead: (day) => `只对这一位有效：证书目前有效期至${day}，改为更晚的一天，宽限期随之顺延。`,
    until: "有效期至",
    reason: "延期原因",
    submit: "延期",
    past: "这一天已经过去，不能延到过去。",
    shorter: (day) => `有效期本来就到${day}，请选更晚的一天。`,
    "too-far": "超过一年就不算延期了。请选早一些的日期，或请其复证。",
    moved: (was, until) => `${was} → ${until}`,
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
