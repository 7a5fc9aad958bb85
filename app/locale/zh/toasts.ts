import type { Words } from "../catalogues";

export const toasts: Words["toasts"] = {
  saved: "已保存。",
  signedOut: "您已退出登录。",
  languageChanged: "语言已切换。",
  planned: "已安排。",
  cancelledPerformance: "演练已取消。",
  essayMarked: "已评分。",
  remarkedDecided: "已登记处理结果。",
  signedResult: "已签核，结果已公布。",
  talkRecorded: "已登记，再开放一次。",
  timeGiven: "已加时。",
  passwordSaved: "密码已保存，您已登录。",
  passwordChanged: "密码已修改，其他设备均已退出登录。",
  personAdded: "已添加。请打印登录单，方便本人开始使用。",
  peopleAdded: "已全部添加，请打印他们的登录单。",
  deactivated: "账号已停用。",
  reactivated: "账号已重新启用。",
  deviceSignedOut: "该设备已退出登录。",
  questionsImported: "题目已导入，存为草稿。",
  questionsThere: "这些题目题库里都有了。",
  devicesSignedOut: "其他设备均已退出登录。",
};
