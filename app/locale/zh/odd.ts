import type { Words } from "../catalogues";

export const odd: Words["odd"] = {
  title: "可能有遗漏的地方",
  link: "可能有遗漏的地方",
  lead: "下面这些人的资料可能有遗漏。点开姓名，就能改正。",
  none: "没有发现遗漏",
  noneText: "每个人都有上级和班组，在学的人都有人评分。",
  more: "还有更多，这里只列出前面的。",
  kinds: {
    noManager: { title: "没有上级", what: "没有人能在团队页看到他们的进度。只有最高层才可以没有上级。" },
    managerLeft: { title: "上级已离职", what: "请给他们另选上级。" },
    noGroup: { title: "不在任何班组", what: "他们有课程要学，但没有培训师带，也没有人评分。" },
    nobodyGrades: { title: "没有人能评分", what: "他们的班组里没有可以给他们评分的培训师。" },
    alike: { title: "有人同名", what: "可能是一个人有两份档案，也可能是两个人：请核对工号。" },
  },
};
