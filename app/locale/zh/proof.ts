import type { Words } from "../catalogues";

export const proof: Words["proof"] = {
  standIn: "“{mark}”代替本系统字体中没有的字：{which}。",
  certificate: {
    pdf: "保存为PDF",
    png: "保存为图片",
    undrawable: (which) => `姓名中有本系统字体没有的字：${which}。PDF和图片上以“〓”代替，并注明缘由。直接打印本页会使用您设备上的字体。`,
  },
  record: {
    made: (when, zone, by) => `${by}于${when}（${zone}）导出`,
    page: "第{nth}页，共{of}页",
  },
};
