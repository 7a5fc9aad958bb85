import type { Words } from "../catalogues";

export const exceptions: Words["exceptions"] = {
  title: (name) => `${name}：特例`,
  heading: "特例",
  lead: (name, number) => `${name} · ${number}`,
  open: "特例",
  record: "培训档案",
  waivers: "豁免",
  nothing: "目前对此人的要求里，没有可以豁免的。",
  without: (needed, certification) => `考取“${certification}”，免“${needed}”证书`,
  condition: (requirements, days) => `立即算数。${days}天内须通过：${requirements.join("；")}；逾期未通过，豁免作废。`,
  running: (day) => `算数，条件须在${day}前达到。`,
  kept: (day) => `长期算数：${day}已达到条件。`,
  fallen: (day) => `已作废：${day}前没有达到条件。`,
  by: (name, when) => `${name}，${when}`,
  reason: "原因",
  reasonHint: "连同您的姓名一起保存，审计时会查看。",
  waive: "豁免",
  met: "已没有可豁免的：证书已经有了，或刚有人豁免过。请看最新情况。",
  unknown: "按规则，此人的这项要求不能豁免。",
  notYours: "不能给自己开特例，也不能给自己的上级开，请另一位 HR 同事来办。",
};
