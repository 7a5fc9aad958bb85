// npm run rung -- <verb>: installs and builds what is missing, then runs the command.
import { build } from "./build.js";
import { install } from "./install.js";

install();
await build();
process.env.NODE_ENV ??= "production";
await import("../../build/server/rung.js");
