import type { Words } from "../catalogues";

export const mail: Words["mail"] = {
  title: "邮件",
  lead: (sent, waiting, failed) => `最近一周已发${sent}封，待发${waiting}封，失败${failed}封。`,
  notSetUp: "还没有配置邮件服务器（SMTP_URL），不会发送邮件。所有消息都在各人的铃铛里。",
  held: (since, why) => `有邮件自${since}起一直未能发出。原因：${why}`,
  failed: "未送达的消息",
  noneFailed: "没有失败的邮件",
  tries: (n) => `已试${n}次`,
  tooOld: "三天内一直没有发出，已不再发送。",
  said: (why) => `原因：${why}`,
  retry: "重新发送",
  retryAll: "全部重新发送",
  letters: {
    title: "未送达的邀请和登录链接",
    lead: "这些人没有收到登录所需的链接。请在人员页面更正邮箱后重新发送，或打印登录单（不需要邮件）。",
    purpose: { invitation: "邀请", reset: "设新密码的链接" },
    tooOld: "没能及时发出。",
    noAddress: "没有可用的邮箱",
    slip: "打印登录单",
    notYours: "只有管理员能为这个账号发送链接。",
  },
  stopped: "属于别人的邮箱",
  stoppedLead: "收信人表示邮件不是发给自己的。在更正邮箱或恢复发送之前，不会再向这些地址发送邮件。",
  since: (address, at) => `${address}，${at}停收`,
  allow: "恢复发送",
};
