import type { Words } from "../catalogues";

export const exams: Words["exams"] = {
  delta: {
    title: (module) => `更新内容：${module}`,
    before: "只考这门课程更新的部分；没通过可以马上再考。",
  },
  lead: (questions, modules) => `从${modules}门课程中为您抽取${questions}题。`,
  instructions: "开考之前",
  from: "题目出自哪些课程",
  part: (n) => `${n}题`,
  bank: (n) => `题库共${n}题`,
  drawn: (n, tag, situation) => [`抽${n}题`, tag ? `标签为${tag}` : null, situation ? "都是情景题" : null].filter(Boolean).join("，"),
  rules: (passMark, minutes, attempts, waitHours) =>
    [
      `${passMark}%通过`,
      minutes === null ? "不限时间" : `限时${minutes}分钟`,
      attempts === null ? null : `可考${attempts}次`,
      waitHours === null ? null : `两次之间隔${waitHours}小时`,
    ]
      .filter(Boolean)
      .join(" · "),
  minimum: (percent) => `本课程至少得${percent}%`,
  door: {
    facts: "考试说明",
    start: "开始考试",
    again: "再考一次",
    practise: "再做一遍当练习",
    readTitle: "再考之前，值得重读",
    readLead: "上次考试里，下面这些课时还有没掌握的地方。不读也可以再考，但考题还会绕回来。",
  },
  result: {
    title: "考试结果",
    nextPassed: "这场考试通过了，接着往下学吧。",
    nextFailed: "没答对的内容就在下面这些课时里。先读，再考。",
    nextFailedFree: "可以再考一次。",
    toQuiz: "去考试页",
    toPractise: "去考试页",
    topics: "各课程得分",
  },
  reached: (percent) => `本课程要求${percent}%：达到`,
  missed: (percent) => `本课程要求${percent}%：没有达到`,
  missedIn: (modules, n) => `有${n}门课程低于各自的最低要求：${modules}。每门课程都达到最低要求，考试才算通过。`,
};
