import { expect, test } from "vitest";
import { deviceOf } from "~/people/device";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  ["WeChat", "Android", `Mozilla/5.0 (Linux; Android 13; V2230) ${webkit} Version/4.0 Chrome/111.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49`],
  ["Safari", "iPhone", `Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X) ${webkit} Version/16.4 Mobile/15E148 Safari/604.1`],
  ["Edge", "Windows", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0`],
  ["Firefox", "Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"],
  [null, null, "curl/8.0"],
])("a device is named as people know it: %s on %s", (browser, system, userAgent) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});
