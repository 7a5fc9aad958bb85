import type { publicPage as english } from "../en/public-page";

export const publicPage: typeof english = {
  title: "外人看到什么",
  lead: "扫码核验的人会看到姓名、证书名称、日期和当天是否有效。证书本身仍印全名。",
  names: "核验页上的姓名",
  whole: "显示全名",
  masked: "隐去一部分",
  reads: (name) => `您的姓名会显示为：${name}`,
  save: "保存",
};
