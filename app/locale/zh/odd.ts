import type { Words } from "../catalogues";

export const odd: Words["odd"] = {
  title: "可能有遗漏的地方",
  link: "可能有遗漏的地方",
  lead: "下面这些人的资料可能有遗漏。点开姓名，就能改正。",
  none: "没有发现遗漏",
  noneText: "每个人都有直属主管和班组，在学的人都有人评分。",
  more: "还有更多，这里只列出前面的。",
  history: {
    title: "变更记录",
    acts: {
      "people.added": (who) => (who ? `由${who}添加` : "由系统添加"),
      "people.changed": (who) => (who ? `由${who}修改` : "由定时名单修改"),
      "people.deactivated": (who) => (who ? `由${who}停用账号` : "由定时名单停用账号"),
      "people.reactivated": (who) => (who ? `由${who}重新启用账号` : "由定时名单重新启用账号"),
    },
  },
  kept: "管理员的账号只有管理员能改。",
  keptRoles: "这个账号有您没有的角色，请管理员重新启用。",
  record: "培训档案",
  kinds: {
    noManager: { title: "没有直属主管", what: "没有人能在团队页看到他们的进度。只有最高层才可以没有直属主管。" },
    managerLeft: { title: "直属主管已离职", what: "请给他们另选直属主管。" },
    noGroup: { title: "不在任何班组", what: "他们有课程要学，但没有培训师带，也没有人评分。" },
    nobodyGrades: { title: "没有人能评分", what: "他们的班组里没有可以给他们评分的培训师。" },
    alike: { title: "有人同名", what: "可能是一个人有两份档案，也可能是两个人：请核对工号。" },
  },
};
