import type { Words } from "../../catalogues";

export const essays: Pick<Words["grading"], "essays"> = {
  essays: {
    title: "待评的问答题",
    mark: "评分",
    markOf: (name) => `给${name}写的内容评分`,
    handedIn: (at) => `交卷时间：${at}`,
    pageTitle: (name) => `评分：${name}`,
    question: "题目",
    written: "学员的回答",
    sample: "出题人看重什么",
    level: (points) => `${points}分`,
    note: "给学员的话",
    noteHint: "和结果一起显示。",
    submit: "评分并公布",
    after: "评分后不能再改。这次测验的问答题全部评完，学员就能看到结果。",
    chooseLevel: "每一项请各选一个等级。",
    markedBy: (name, at) => `${name}已于${at}评分。`,
    notTaken: "您写给学员的话（没有发出）：",
    late: "这一题已经有人评过了，以那次评分为准，您的评分没有保存。",
  },
};
