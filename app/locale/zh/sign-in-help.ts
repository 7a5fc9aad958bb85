import type { Words } from "../catalogues";

export const signInHelp: Words["messages"]["signInHelp"] = {
  title: "无法登录",
  lead: "用一次性链接设一个新密码。",
  byMail: "通过邮件",
  account: "邮箱、工号或手机号",
  ask: "给我发送链接",
  slowed: (seconds) => `刚才请求次数过多，请等${seconds}秒后再试。`,
  asked: "请查看邮箱",
  askedText: "如果这个账号存在并登记了邮箱，链接正在发往该邮箱。链接只能用一次，一小时内有效。十分钟后还没收到？请看看垃圾邮件，再没有就请领一张登录单。",
  askedAgain: "换一个账号再试",
  bySlip: "通过登录单",
  bySlipText: "没有邮箱或收不到邮件时，请主管或 HR 为您打印一张带二维码的登录单，很快就好。用手机扫描后即可设新密码。",
  onlySlip: "请主管或 HR 为您打印一张带二维码的登录单，很快就好。用手机扫描后即可设新密码。",
  noMail: "本系统目前不发送邮件。",
  back: "登录",
  letter: {
    until: (when, zone) => `链接只能用一次，${when}（${zone}）前有效。任何人都不会向您索要这个链接，请勿转发。`,
    invitation: {
      subject: (company) => `${company}：您的培训账号`,
      opening: (name, company) => `${name}，您好！${company}已为您开通培训账号。请打开链接，确认显示的是您的名字，然后设一个自己的密码。`,
      link: "设置密码，开始学习",
      closing: "链接过期了？请主管或 HR 重新发送或打印。",
    },
    reset: {
      subject: (company) => `${company}：设置新密码`,
      opening: (name) => `${name}，您好！有人（可能是您本人）表示无法登录，请求设置新密码。`,
      link: "设置新密码",
      closing: "如果不是您本人，请不用理会，您的密码不会改变。",
    },
  },
};
