// npm run dev: the same listener, with pages reloaded as they are written.
import { install } from "./install.js";
import "./tools.js";

install();
const { createServer } = await import("vite");
const vite = await createServer({
  configFile: "remix.config.js",
  server: { middlewareMode: true },
  appType: "custom",
  optimizeDeps: { exclude: ["@node-rs/argon2"] }, // pages lead to it, though never in the browser; its browser build is not installed
});
const { serve } = await vite.ssrLoadModule("./app/server.ts");
await serve({ vite });
