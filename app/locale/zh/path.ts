import type { Words } from "../catalogues";

export const path: Words["path"] = {
  title: "我的学习",
  greeting: {
    morning: (name) => `早上好，${name}`,
    afternoon: (name) => `下午好，${name}`,
    evening: (name) => `晚上好，${name}`,
  },
  day: (day, of) => `第${day}天，共${of}天`,
  wasDue: (day) => `应于${day}完成，已逾期`,
  modules: (done, of) => `课程${done}/${of}`,
  next: "下一步",
  leads: { first: "离证书还有几步", renewal: "复证要做的事", whole: "重新取得要做的事" },
  done: (met, of) => `已完成${met}项，共${of}项`,
  behindCertificate: "证书的依据",
  lesson: {
    of: (number, of) => `第${number}课时，共${of}课时`,
    titleAndTime: (title, minutes) => `“${title}” · ${minutes}分钟`,
    begin: "开始学习",
    goOn: "继续学习",
  },
  quiz: {
    name: "测验",
    facts: (count, passMark) => `${count}题 · ${passMark}%通过`,
    again: (tries) => `考了${tries}次，还没通过。先重读它点名的课时，再考一次；次数不限。`,
    take: "开始测验",
    takeAgain: "看看要重读什么",
  },
  exam: {
    again: (tries) => `考了${tries}次，还没通过。什么时候能再考、先读什么，考试页上都有。`,
    take: "准备并参加考试",
    toDoor: "看看再考之前要做什么",
  },
  rolePlay: {
    title: (title) => `角色扮演：${title}`,
    whenAndWhere: ({ day, time, room }) => `${day} ${time}${room ? ` · 房间${room}` : ""}`,
    prepare: "查看情境",
    over: "培训师签完评分表，结果就会显示在这里。",
    takingPart: "您参加的角色扮演",
    nothingTitle: "现在没有要做的事",
    toBePlanned: (title) => `培训师会和您约“${title}”角色扮演，日期、时间和房间会显示在这里。`,
    toBePlannedAgain: (title) => `“${title}”角色扮演还没通过。培训师会再约一次，日期、时间和房间会显示在这里。`,
  },
  unavailable: "这门课有一部分正在修订，暂时做不了。您不用做什么，何时恢复可以问培训师。",
  certificateFirst: {
    title: (title) => `先拿到“${title}”`,
    open: "这里的其他要求都达到了。拿到那张证书，这一张就会自动生成。",
    lost: "这里的其他要求都达到了，可是那张证书已经失效。复证以后，这一张就会自动生成。",
  },
  complete: "要求已全部达到，但证书还没有生成，请告诉 HR。",
  rung: {
    lessons: (module) => `${module}：课时`,
    quiz: (module) => `${module}：测验`,
    lessonsLeft: (left, of) => (left === of ? `共${of}个课时` : `还剩${left}个课时，共${of}个`),
    moduleDone: (lessons, percent, day) =>
      [lessons ? `${lessons}个课时学完` : null, percent === null ? null : `测验${percent}%`, day].filter(Boolean).join(" · "),
    moduleOpen: (lessons, quiz) => {
      if (!lessons) return quiz && quiz.tries > 0 ? `测验考了${quiz.tries}次 · ${quiz.passMark}%通过` : `测验 · ${quiz?.passMark}%通过`;
      const left = lessons.left === lessons.of ? `共${lessons.of}个课时` : `还剩${lessons.left}个课时，共${lessons.of}个`;
      return quiz ? `${left}，之后测验` : left;
    },
    rolePlayPassed: (mean, day) => `${mean}分（满分5分） · ${day}`,
    rolePlayOpen: "由培训师和您约时间",
    rolePlayTried: "还没通过 · 培训师会再约一次",
    rolePlayMark: "演",
    examMark: "考",
    examPassed: (percent, day) => [percent === null ? null : `${percent}%`, day].filter(Boolean).join(" · "),
    examOpen: (tries, passMark) => `${tries === 0 ? "" : `考了${tries}次，还没通过 · `}${passMark}%通过`,
    certificate: (title) => `证书：${title}`,
    certificateValid: (day) => `有效期至${day}`,
    certificateOpen: "发证当天须有效",
    certificateLost: "已失效 · 请先复证",
    gone: "正在修订",
  },
  state: {
    done: "已完成",
    passed: "已通过",
    valid: "有效",
    now: "进行中",
    open: "待完成",
    today: "今天",
    tomorrow: "明天",
    inDays: (days) => `${days}天后`,
    awaiting: "等结果",
    gone: "暂停",
  },
  none: {
    title: "还没有课程",
    ask: (manager) => (manager ? `还没有人给您安排课程。请问您的上级${manager}，或问 HR。` : "还没有人给您安排课程。请问您的主管或 HR。"),
    meanwhile: "这段时间可以先看看词汇表。",
  },
  glossary: "词汇表：我们常用的词",
};
