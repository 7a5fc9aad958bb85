import type { Words } from "../catalogues";

export const results: Words["results"] = {
  self: {
    title: "您自己觉得怎么样？",
    lead: (scenario) => `${scenario}。先说自己的看法，再看别人的评分：判断自己的工作，就是这样练出来的。`,
    invite: "您自己觉得怎么样？",
    inviteLead: "趁印象还新，花两分钟。它不影响任何评分，结果公布前，评分人也看不到。",
    begin: "给自己评一评",
    levels: "每一项您给自己几级",
    keep: "有一点我会保持",
    change: "有一点我会换个做法",
    sentence: "一句话就够。",
    submit: "记下来",
    given: "您的自评已记下，结果公布后会和评分放在一起。",
    already: "您已经说过自己的看法，按原样保留。",
    notYet: "演练还没有结束，结束后请马上回到这里。",
    closed: "结果已经公布，不能再填自评。",
    notTaken: "您写的内容（没有收下）：",
    toPerformance: "回到这场演练",
    you: "自评",
    them: (name) => `${name}自评`,
    section: "您的自评",
    sectionOf: (name) => `${name}的自评`,
    saidWhen: (when) => `${when}填写，当时结果还没有公布。`,
  },

  next: {
    title: "接下来怎么办",
    practice: "练习不计入任何认证，随时可以再来一遍。",
    passedSince: "您后来已经通过了，这里不用再做什么。",
    thatResult: "看通过的那一次",
    planned: (when) => `下一次已经安排好：${when}。客户换一个版本，不会重复。`,
    thatPlan: "看下一次",
    from: (when) => `演练满24小时，也就是${when}以后，可以再演一次，由培训师和您约时间。`,
    nowOpen: "现在就可以再演一次，由培训师和您约时间。",
    sameOne: "还是这个角色扮演，客户换一个版本，不会重复。",
    orAnother: (titles) => `还是这个角色扮演，客户换一个版本；也可以换成：${titles.join("、")}。`,
    talkFirst: "已经有两次或更多没有通过：培训师会先和您谈一谈，写下接下来练什么。",
    pathGoesOn: "在此期间，学习路径上的其他内容照常进行。",
  },

  progress: {
    title: "您的进展",
    picture: (count, first, last) => `${count}次演练的均分，从${first}到${last}，下面逐次列出。`,
    caption: "实心点是通过或达到标准，空心点是还没有。",
    thisOne: "本次",
  },

  corrected: (when) => `这个结果在${when}更正过。`,
  correctedBecause: (reason) => `原因：“${reason}”`,
  beingSettled: "有一份评分更正过，现在几位评分人意见不一。裁定之前，以这个结果为准。",
};
