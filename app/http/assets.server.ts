import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { RequestHandler } from "express";
import express from "express";

/** Serves a folder of the build; where `.br` or `.gz` lies beside a file and the browser takes it, that is sent instead. */
export function precompressed(folder: string, { immutable }: { immutable: boolean }): RequestHandler {
  const known = new Set(existsSync(folder) ? files(folder).map((file) => `/${relative(folder, file).split(sep).join("/")}`) : []);
  const serve = express.static(folder, { index: false, redirect: false, immutable, maxAge: immutable ? "1y" : "1h", fallthrough: true });
  return (request, response, next) => {
    const path = request.path;
    if ((request.method !== "GET" && request.method !== "HEAD") || !known.has(path)) return next();
    const accepted = String(request.headers["accept-encoding"] ?? "");
    const encoding = accepted.includes("br") && known.has(`${path}.br`) ? "br" : accepted.includes("gzip") && known.has(`${path}.gz`) ? "gzip" : null;
    if (encoding) {
      response.setHeader("Content-Encoding", encoding);
      response.type(path.slice(path.lastIndexOf(".")));
      request.url = request.url.replace(path, `${path}.${encoding === "br" ? "br" : "gz"}`);
    }
    response.setHeader("Vary", "Accept-Encoding");
    serve(request, response, next);
  };
}

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
