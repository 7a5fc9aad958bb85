// npm start: installs and builds what is missing, then serves.
import { build } from "./build.js";
import { install } from "./install.js";

install();
await build();
process.env.NODE_ENV ??= "production";
await import("../../build/server/server.js");
