/** The invented staff of the demo company. The mobile numbers lie in a range that no operator hands out. */
export type DemoDepartment = { id: string; name: string; otherName: string; parent: string | null };
export type DemoPerson = {
  staffNumber: string;
  name: string;
  otherName: string | null;
  email: string | null;
  mobile: string | null;
  department: string;
  manager: string | null; // staffNumber
  site: string;
  position: string;
  hiredDaysAgo: number;
  roles: ("trainer" | "hr" | "author" | "admin")[];
};
/** `former`: members until they were certified and some months longer. */
export type DemoGroup = { id: string; name: string; otherName: string; trainers: string[]; members: string[]; former?: string[] };

export const demoDepartments: DemoDepartment[] = [
  { id: "head-office", name: "总部", otherName: "Head office", parent: null },
  { id: "stores", name: "门店部", otherName: "Stores", parent: null },
  { id: "stores-east", name: "东区门店", otherName: "Stores East", parent: "stores" },
  { id: "stores-west", name: "西区门店", otherName: "Stores West", parent: "stores" },
  { id: "service-centre", name: "客户服务中心", otherName: "Service centre", parent: null },
  { id: "delivery-repairs", name: "配送维修部", otherName: "Delivery and repairs", parent: "service-centre" },
];

const headOffice = "总部 · Head office";
const riverside = "河滨店 · Riverside";
const lakeside = "湖畔店 · Lakeside";
const oldTown = "老城店 · Old Town";
const westgate = "西门店 · Westgate";
const hillside = "山前店 · Hillside";
const serviceCentre = "客服中心 · Service centre";
const depot = "江北仓 · North depot";

const adviser = "导购员 · Sales adviser";
const cashier = "收银员 · Cashier";
const desk = "服务台专员 · Service desk";
const areaManager = "区域经理 · Area manager";
const storeManager = "店长 · Store manager";
const agent = "客服专员 · Service agent";
const driver = "配送员 · Driver";
const technician = "维修技师 · Technician";
const trainer = "培训师 · Trainer";

type Row = [
  staffNumber: string,
  name: string,
  otherName: string | null,
  email: string | null,
  mobile: string | null,
  position: string,
  hiredDaysAgo: number,
  roles?: DemoPerson["roles"],
];

// biome-ignore format: one person on one line
export const demoPeople: DemoPerson[] = [
  // The nine shown on the sign-in page of the demo
  ...at("stores-east", riverside, "10348",
    ["11940", "林悦", "Lin Yue", "newhire@demo.rung", "15400011940", adviser, 9]),
  ...at("service-centre", serviceCentre, "10545",
    ["11873", "Daniel Okafor", "欧丹尼", "learner2@demo.rung", "15400011873", agent, 47]),
  ...at("head-office", headOffice, "10129",
    ["10416", "苏晓岚", "Su Xiaolan", "trainer@demo.rung", "15400010416", trainer, 2210, ["trainer"]],
    ["10873", "Maria Keller", "柯玛丽", "trainer2@demo.rung", null, trainer, 1290, ["trainer"]]),
  ...at("stores-east", riverside, "10024",
    ["10348", "周启航", "Zhou Qihang", "supervisor@demo.rung", "15400010348", areaManager, 2490]),
  ...at("stores", headOffice, "10002",
    ["10024", "韩若溪", "Han Ruoxi", "executive@demo.rung", "15400010024", "门店总监 · Director of stores", 4760]),
  ...at("head-office", headOffice, "10002",
    ["10091", "沈佳宁", "Shen Jianing", "hr@demo.rung", null, "人力资源经理 · HR manager", 3890, ["hr"]]),
  ...at("head-office", headOffice, "10091",
    ["10129", "罗子衡", "Luo Ziheng", "author@demo.rung", null, "培训经理 · Training manager", 3540, ["author"]]),
  ...at("head-office", headOffice, "10002",
    ["10263", "马骁", "Ma Xiao", "admin@demo.rung", "15400010263", "信息主管 · Head of IT", 2830, ["admin"]]),

  // Head office
  ...at("head-office", headOffice, null,
    ["10002", "唐博文", "Tang Bowen", "tang.bowen@demo.rung", null, "总经理 · General manager", 5470]),
  ...at("head-office", headOffice, "10002",
    ["10187", "许慧", "Xu Hui", "xu.hui@demo.rung", null, "财务主管 · Head of finance", 3260],
    ["10702", "Anne-Marie O'Connell-Reyes", "欧安玛", "anne-marie.oconnell@demo.rung", null, "采购 · Buyer", 1610]),
  ...at("head-office", headOffice, "10091",
    ["11034", "叶知秋", "Ye Zhiqiu", "ye.zhiqiu@demo.rung", "15400011034", "人事专员 · HR officer", 1010]),
  ...at("head-office", headOffice, "10263",
    ["11420", "孙龘", "Sun Da", "sun.da@demo.rung", null, "信息专员 · IT support", 446]),

  // Stores: planning at head office
  ...at("stores", headOffice, "10024",
    ["10655", "曾一凡", "Zeng Yifan", "zeng.yifan@demo.rung", null, "门店计划 · Store planner", 1690],
    ["11288", "方平安", "Fang Ping'an", "fang.pingan@demo.rung", "15400011288", "陈列设计 · Display planner", 607]),

  // Stores East
  ...at("stores-east", riverside, "10348",
    ["10519", "单秋禾", "Shan Qiuhe", "shan.qiuhe@demo.rung", "15400010519", desk, 1980],
    ["10934", "王静", "Wang Jing", null, "15400010934", cashier, 1170],
    ["11377", "陈𬱖", "Chen Di", null, "15400011377", adviser, 488],
    ["11702", "Wulandari", null, null, "15400011702", adviser, 168],
    ["11893", "范可欣", "Fan Kexin", null, "15400011893", cashier, 36],
    ["11897", "Omar Haddad", "哈奥马", null, "15400011897", adviser, 35],
    ["11911", "李思涵", "Li Sihan", null, "15400011911", desk, 27]),
  ...at("stores-east", lakeside, "10348",
    ["10441", "欧阳婧", "Ouyang Jing", "ouyang.jing@demo.rung", "15400010441", storeManager, 2140]),
  ...at("stores-east", oldTown, "10348",
    ["10588", "郑海峰", "Zheng Haifeng", "zheng.haifeng@demo.rung", null, storeManager, 1830]),
  ...at("stores-east", lakeside, "10441",
    ["10760", "梁雨桐", "Liang Yutong", null, "15400010760", desk, 1480],
    ["11096", "何俊杰", "He Junjie", null, "15400011096", adviser, 905],
    ["11450", "吕思源", "Lü Siyuan", null, null, adviser, 421],
    ["11815", "谢婷", "Xie Ting", null, "15400011815", cashier, 83],
    ["11926", "高一鸣", "Gao Yiming", null, "15400011926", adviser, 18]),
  ...at("stores-east", oldTown, "10588",
    ["10827", "解文博", "Xie Wenbo", null, "15400010827", desk, 1370],
    ["11163", "古丽娜尔·艾山", "Gulnar Hesen", null, "15400011163", adviser, 795],
    ["11531", "宋佳音", "Song Jiayin", null, "15400011531", cashier, 335],
    ["11764", "邓超凡", null, null, "15400011764", adviser, 121],
    ["11890", "贺知雨", "He Zhiyu", null, "15400011890", adviser, 38],
    ["11943", "Priya Raman", "蒲丽雅", null, "15400011943", adviser, 5]),

  // Stores West
  ...at("stores-west", westgate, "10024",
    ["10112", "丁建国", "Ding Jianguo", "ding.jianguo@demo.rung", "15400010112", areaManager, 3700]),
  ...at("stores-west", westgate, "10112",
    ["10483", "田甜", "Tian Tian", "tian.tian@demo.rung", "15400010483", desk, 2060],
    ["10909", "Konstantinos Papadimitriou", null, null, "15400010909", adviser, 1220],
    ["11255", "仇雪", "Qiu Xue", null, null, cashier, 655],
    ["11618", "彭宇航", "Peng Yuhang", null, "15400011618", adviser, 247],
    ["11882", "邱明远", "Qiu Mingyuan", null, "15400011882", cashier, 41],
    ["11887", "蒋依依", "Jiang Yiyi", null, "15400011887", adviser, 40]),
  ...at("stores-west", hillside, "10112",
    ["10634", "潘丽华", "Pan Lihua", "pan.lihua@demo.rung", null, storeManager, 1735]),
  ...at("stores-west", hillside, "10634",
    ["10990", "杜若飞", "Du Ruofei", null, "15400010990", desk, 1075],
    ["11312", "王静", "Wang Jing", null, "15400011312", adviser, 572],
    ["11566", "姚远", null, null, null, cashier, 298],
    ["11790", "白小禾", "Bai Xiaohe", null, "15400011790", adviser, 101],
    ["11880", "Diego Fuentes", "冯迪", null, "15400011880", cashier, 43],
    ["11919", "任嘉", "Ren Jia", null, "15400011919", adviser, 22]),

  // Service centre
  ...at("service-centre", serviceCentre, "10002",
    ["10057", "顾海棠", "Gu Haitang", "gu.haitang@demo.rung", "15400010057", "客服经理 · Service manager", 4290]),
  ...at("service-centre", serviceCentre, "10057",
    ["10545", "乐欣", "Yue Xin", "yue.xin@demo.rung", "15400010545", "客服组长 · Team leader", 1920]),
  ...at("service-centre", serviceCentre, "10545",
    ["10786", "江文静", "Jiang Wenjing", "jiang.wenjing@demo.rung", null, agent, 1440],
    ["11127", "石磊", null, "shi.lei@demo.rung", null, agent, 850],
    ["11398", "莫小雨", "Mo Xiaoyu", "mo.xiaoyu@demo.rung", null, agent, 465],
    ["11655", "Fatima Zahra Bennani", "白法蒂", "fatima.bennani@demo.rung", "15400011655", agent, 205],
    ["11876", "秦晓蔓", "Qin Xiaoman", null, "15400011876", agent, 45],
    ["11901", "查宁", "Zha Ning", "zha.ning@demo.rung", "15400011901", agent, 33]),

  // Delivery and repairs
  ...at("delivery-repairs", depot, "10057",
    ["10076", "雷大勇", "Lei Dayong", "lei.dayong@demo.rung", "15400010076", "配送维修主管 · Depot manager", 4050]),
  ...at("delivery-repairs", depot, "10076",
    ["10399", "秦岭", null, null, "15400010399", technician, 2290],
    ["10712", "熊志强", "Xiong Zhiqiang", null, "15400010712", technician, 1580],
    ["10961", "Tomasz Nowak", null, null, "15400010961", driver, 1120],
    ["11208", "付小军", "Fu Xiaojun", null, null, driver, 725],
    ["11489", "康立", "Kang Li", null, "15400011489", technician, 380],
    ["11733", "尹航", "Yin Hang", null, "15400011733", driver, 143],
    ["11858", "龙飞", "Long Fei", null, null, driver, 56]),
];

export const demoGroups: DemoGroup[] = [
  {
    id: "east-new-hires",
    name: "东区新员工班",
    otherName: "East new hires",
    trainers: ["10416"],
    members: ["11940", "11943", "11926", "11911", "11897", "11893", "11890", "11815", "11764", "11702", "11531", "11450", "11377"],
    former: ["10519", "10760", "10934", "11096"],
  },
  {
    id: "west-new-hires",
    name: "西区新员工班",
    otherName: "West new hires",
    trainers: ["10873"],
    members: ["11919", "11887", "11882", "11880", "11790", "11618", "11566", "11312", "11255"],
    former: ["10909", "10990"],
  },
  {
    id: "service-agents",
    name: "客服班",
    otherName: "Service agents",
    trainers: ["10873"],
    members: ["11873", "11876", "11901", "11655", "11398", "11127", "10786"],
  },
  {
    id: "drivers-technicians",
    name: "配送维修班",
    otherName: "Drivers and technicians",
    trainers: ["10416"],
    members: ["11858", "11733", "11489", "11208", "10961", "10712", "10399"],
  },
  {
    id: "team-leaders",
    name: "主管班",
    otherName: "Team leaders",
    trainers: ["10416", "10873"],
    members: ["10348", "10441", "10588", "10545", "10760", "10827", "10655", "10483"],
  },
  {
    id: "department-heads",
    name: "负责人班",
    otherName: "Department heads",
    trainers: ["10416", "10873"],
    members: ["10024", "10057", "10112", "10076", "10187", "10634"],
  },
];

function at(department: string, site: string, manager: string | null, ...rows: Row[]): DemoPerson[] {
  return rows.map(([staffNumber, name, otherName, email, mobile, position, hiredDaysAgo, roles = []]) => {
    return { staffNumber, name, otherName, email, mobile, department, manager, site, position, hiredDaysAgo, roles };
  });
}
