/** The browser and system a user agent names, as people know them; null where it tells nothing. Product names are the same in every language. */
export function deviceOf(userAgent: string): { browser: string | null; system: string | null } {
  const first = (list: [string, RegExp][]) => list.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null;
  return { browser: first(browsers), system: first(systems) };
}

// Most name others they resemble, so the special ones come first.
const browsers: [string, RegExp][] = [
  ["WeChat", /MicroMessenger/],
  ["DingTalk", /DingTalk/],
  ["Feishu", /Lark|Feishu/],
  ["Edge", /Edg(e|A|iOS)?\//],
  ["Huawei Browser", /HuaweiBrowser/],
  ["MIUI Browser", /MiuiBrowser/],
  ["UC Browser", /UCBrowser/],
  ["QQ Browser", /M?QQBrowser/],
  ["Samsung Internet", /SamsungBrowser/],
  ["Opera", /OPR\//],
  ["Firefox", /Firefox\/|FxiOS/],
  ["Chrome", /Chrome\/|CriOS|Chromium/],
  ["Safari", /Safari\//],
];
const systems: [string, RegExp][] = [
  ["HarmonyOS", /HarmonyOS|OpenHarmony/],
  ["iPad", /iPad/],
  ["iPhone", /iPhone/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["Mac", /Macintosh|Mac OS X/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
];
