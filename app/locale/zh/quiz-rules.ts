import type { Words } from "../catalogues";

export const quizRules: Words["quizRules"] = {
  limitMore: (limit, more) => `限时${limit + more}分钟，从开始时算起，其中${more}分钟是为您加的时间`,
  opens: (at) => `开放时间：${at}`,
  closes: (at) => `截止时间：${at}，到时未交的自动交卷`,
  tries: (attempts) => `可以考${attempts}次；都没有通过，与培训师谈话后再加一次`,
  triesLeft: (left) => (left === 0 ? "机会已用完" : `还剩${left}次机会`),
  wait: (n) => `未通过的，隔${n}小时才能再考`,
  shows: { score: "得分", answers: "正确答案", reasons: "理由" },
  when: {
    "after-submit": (what) => `交卷后显示：${what}`,
    "after-pass": (what) => `通过后显示：${what}`,
    "after-closing": (what) => `截止后显示：${what}`,
    never: (what) => `不显示：${what}`,
  },
  withheld: "有些内容现在还不显示",
  notNow: {
    title: {
      "not-open-yet": "还没有开放",
      closed: "已经截止",
      wait: "隔一段时间再考",
      "closes-before": "截止前没有机会再考了",
      talk: "先与培训师谈一次",
      marking: "等待评分",
    },
    "not-open-yet": (at) => `${at}起可以开始。`,
    closed: (at) => `已于${at}截止。之前交的卷有效。`,
    wait: (at) => `${at}起可以再考。先把没掌握的地方看一看。`,
    "closes-before": (at) => `等待时间还没到，${at}就截止了。接下来怎么办，请问培训师。`,
    talk: "机会都用完了。请与培训师谈谈哪里没有掌握，谈过之后就再开放一次。其他课程照常学习，不受影响。",
    marking: "培训师会阅读您上次写的内容，评完之后显示结果，也可以再测。其他课程照常学习，不受影响。",
  },
  markingSee: "查看等待评分的内容",
  trainers: (names, n) => (n === 1 ? `可以找${names}。` : `可以找其中任何一位：${names}。`),
  noTrainer: "您所在的班组还没有培训师。请人事部门安排。",
};
