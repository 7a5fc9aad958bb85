import type { Words } from "../catalogues";

export const phrases: Words["phrases"] = {
  title: "服务用语",
  lead: "该怎么说，什么不能说，为什么。",
  link: "服务用语：该怎么说，什么不能说",
  moments: "场合",
  say: "这样说：",
  never: "别说：",
  search: "找一句话",
  find: "查找",
  found: (count, typed) => `“${typed}”共找到${count}句。`,
  nothing: (typed) => `没有找到“${typed}”`,
  tryAnother: "换一个词试试，中文英文都可以。",
  showAll: "显示全部",
  empty: "还没有写好的用语。",
};
