import type { Words } from "../catalogues";

export const mail: Words["mail"] = {
  title: "邮件",
  lead: (sent, waiting, failed) => `最近一周已发${sent}封，待发${waiting}封，失败${failed}封。`,
  notSetUp: "还没有配置邮件服务器（SMTP_URL），不会发送邮件。所有消息都在各人的铃铛里。",
  held: (since, why) => `有邮件自${since}起一直未能发出。服务器回复：${why}`,
  failed: "未送达",
  noneFailed: "没有失败的邮件",
  tries: (n) => `已试${n}次`,
  tooOld: "三天内一直没有发出，已不再发送。",
  retry: "重新发送",
  retryAll: "全部重新发送",
  stopped: "属于别人的邮箱",
  stoppedLead: "收信人表示邮件不是发给自己的。在更正邮箱或恢复发送之前，不会再向这些地址发送邮件。",
  since: (address, at) => `${address}，${at}停收`,
  allow: "恢复发送",
};
