import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const testing = Boolean(process.env.VITEST);
const alias = { "~": here("./app"), "~db": here("./db") };

/** What every page loads, in two files instead of a dozen: the framework, which stays the same for months, and our own few parts. */
const framework = /node_modules\/(react|react-dom|scheduler|@remix-run|react-router|react-router-dom|turbo-stream)\//;
const parts = /\/app\/(ui\/(button|drafts|field|frame|html|icons|language-switch|navigation|nonce|page|refused|sign-out)|locale\/(language|words))\.tsx?$/;
const together = (file) => (framework.test(file) ? "framework" : parts.test(file) ? "page" : undefined);

/**
 * Pages, listener and commands in one server build, so that they share one store (a second would be a second SQLite writer).
 * Placed after Remix, whose own config replaces the inputs.
 */
const oneBundle = () => ({
  name: "rung:one-bundle",
  enforce: "post",
  config(config, { isSsrBuild, command }) {
    if (command !== "build") return;
    config.build ??= {};
    if (!isSsrBuild) {
      // 4 kB less for a phone than the faster minifier; the server's half stays readable in its traces.
      config.build.minify = "terser";
      config.build.terserOptions = { module: true, ecma: 2020, compress: { passes: 2 } };
      config.build.rollupOptions = { ...config.build.rollupOptions, output: { ...config.build.rollupOptions?.output, manualChunks: together } };
      return;
    }
    config.build.rollupOptions ??= {};
    const remixInput = config.build.rollupOptions.input;
    config.build.rollupOptions.input = {
      index: typeof remixInput === "string" ? remixInput : "virtual:remix/server-build",
      server: here("./app/server.ts"),
      rung: here("./app/cli/rung.ts"),
      worker: here("./app/worker.ts"),
    };
    config.build.rollupOptions.output = { ...config.build.rollupOptions.output, entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" };
  },
});

const project = (name, include, extra = {}) => ({
  resolve: { alias },
  test: { name, include, environment: "node", testTimeout: 30_000, hookTimeout: 60_000, setupFiles: ["tests/support/quiet.ts"], ...extra },
});

/** Reading the program anew for each test file costs more than the tests; nothing it keeps may depend on who used it before. */
const oneProcess = { isolate: false };

/** @type {import("vite").UserConfig} */
export default {
  resolve: { alias },
  plugins: testing
    ? []
    : [
        tailwindcss(),
        remix({
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_singleFetch: true,
            v3_lazyRouteDiscovery: false, // no /__manifest endpoint, and with it no manifest denial of service
          },
          ignoredRouteFiles: ["**/*.css", "**/parts/**"],
        }),
        oneBundle(),
      ],
  build: { target: ["chrome111", "safari16.4"], sourcemap: false, assetsInlineLimit: 0 },
  server: { host: "127.0.0.1" },
  test: {
    projects: [
      project("domain", ["tests/domain/**/*.test.{ts,tsx}"], oneProcess),
      project("flows-sqlite", ["tests/flows/**/*.test.{ts,tsx}"], oneProcess),
      project("flows-postgres", ["tests/flows/**/*.test.{ts,tsx}"], {
        ...oneProcess,
        env: { DATABASE_URL: process.env.RUNG_TEST_POSTGRES ?? "postgres://rung:rung@127.0.0.1:5499/postgres" },
      }),
      project("http", ["tests/http/**/*.test.ts"], { hookTimeout: 150_000 }),
      project("bench", ["tests/bench/**/*.bench.ts"], { fileParallelism: false }),
      project("bench-postgres", ["tests/bench/{load,register}.bench.ts"], {
        fileParallelism: false,
        env: { DATABASE_URL: process.env.RUNG_TEST_POSTGRES ?? "postgres://rung:rung@127.0.0.1:5499/postgres" },
      }),
      project("e2e", ["tests/e2e/**/*.test.ts"], { testTimeout: 90_000, hookTimeout: 150_000 }),
    ],
  },
};
