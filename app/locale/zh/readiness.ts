import type { readiness as english } from "../en/readiness";

export const readiness: typeof english = {
  title: "人人都考得到证吗？",
  link: "谁考不到证",
  lead: "按现行规则和公司目前的情况，有些人做得再好也拿不到证。这里列出是谁、差在哪里、到哪里去补。",
  waiting: (n) => (n === 0 ? "目前没有人在考这个证。" : `正在考的有${n}人。`),
  clear: "没有人受阻。",
  forAll: {
    unpublished: () => "谁也拿不到证：要学的内容还没有发布，请课程作者发布。",
    "too-few-trainers": (needed, there) => `谁也拿不到证：要${needed}人评分，而${there === 0 ? "公司里还没有培训师" : `培训师只有${there}人`}。`,
    "too-few-people": (needed, there) => `谁也拿不到证：员工、顾客加上评分人，一共要${needed}人，而公司里只有${there}人。`,
    "nobody-named": () => "谁也拿不到证：这一岗没有人签字。",
  },
  forSome: {
    "no-trainer": "所在的班组没有可以给他们评分的培训师，没有人给他们安排角色扮演。",
    graders: "能给他们评分的培训师不够：有的就是本人，有的是本人的下属。",
    "outside-line": "汇报线以外能给他们评分的培训师不够。",
    certificate: "前一级的证书，他们既没有，也没有在考。",
    "no-manager": "没有可以签字的上级。请打开各人的页面，填上向谁汇报。",
    "nobody-signs": "该签字的人就是本人或其下属，或者所在部门没有指定负责人。",
  },
  mend: {
    "too-few-trainers": "请管理员再设一位培训师。",
    "too-few-people": "添加人员",
    "no-trainer": "编入班组",
    graders: "请管理员再设一位培训师。",
    "outside-line": "请管理员再设一位培训师。",
    certificate: "分配课程",
    "nobody-named": "指定签核人",
    "no-manager": "在各人的页面上填写。",
    "nobody-signs": "指定签核人",
  },
  count: (n) => `${n}人`,
  more: (n) => `另有${n}人`,
};
