import type { Words } from "../en";

export const people: Words["people"] = {
  signIn: {
    title: "登录",
    lead: "面向服务岗位员工的培训、练习与认证。",
    account: "邮箱、工号或手机号",
    password: "密码",
    submit: "登录",
    wrong: "账号或密码不对，请核对后重试。",
    slowed: (seconds) => `错误次数过多，请等 ${seconds} 秒后再试。`,
    noAccount: "第一次使用？请扫描主管或 HR 发给您的登录单。丢了可以请他们重新打印。",
    demoTitle: "这是演示系统，可用以下身份登录：",
    demoPassword: (password) => `统一密码：${password}`,
    use: (who) => `以“${who}”登录`,
  },
};
