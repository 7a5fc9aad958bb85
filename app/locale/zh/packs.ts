import type { Words } from "../catalogues";

export const packs: Words["packs"] = {
  title: "审计资料包",
  lead: "供审计使用：把若干人的培训档案、证书、评分表和当时的题目放进一个压缩包，附每个文件的SHA-256和审计记录的链头。不含答案、作答内容和保密剧本。",
  named: "指定人员",
  numbers: "工号",
  numbersHint: (most) => `每行一个，或用空格隔开，最多${most}个。`,
  choose: "选定这些人",
  drawn: "随机抽取",
  count: "人数",
  countHint: (most) => `1至${most}人，从持证的在职人员中抽取。抽取的种子会留存，任何人都能重现结果。`,
  draw: "抽取",
  unknown: (numbers) => `没有这个工号：${numbers}。`,
  tooMany: (most) => `一个资料包最多${most}人。`,
  nobody: "没有持证的在职人员，无人可抽。",
  ready: "资料包",
  chosen: (n) => `共${n}人`,
  drawnFrom: (n, among, seed) => `从${among}人中抽取${n}人，种子${seed}`,
  download: "保存资料包",
  downloadHint: "边生成边发送，每人需几秒。中途断开的压缩包无法打开，请重新保存。",
};
