import type { ActionFunction, ActionFunctionArgs, AppLoadContext, LoaderFunction, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { callersOf } from "~/people/visitor";
import { judge } from "./access";
import { ownPath } from "./redirect";
import { refusal } from "./refusal";

/**
 * Puts the access table before every loader and action of the build, also when the page's script asks for a single one.
 * The root's loader stays open: it carries the frame, also around a refusal, and holds nothing private.
 */
export function guarded(build: ServerBuild): ServerBuild {
  const routes: ServerBuild["routes"] = {};
  for (const [id, route] of Object.entries(build.routes)) {
    if (!route || id === "root") {
      routes[id] = route;
      continue;
    }
    const { loader = route.module.default ? undefined : nothingToSee, action } = route.module;
    routes[id] = { ...route, module: { ...route.module, loader: loader && behind(loader), action: action && behind(action) } };
  }
  return { ...build, routes };
}

/** For addresses that only take forms. */
const nothingToSee: LoaderFunction = () => {
  throw refusal(405);
};

function behind<F extends LoaderFunction | ActionFunction>(call: F): F {
  const wrapped = (args: LoaderFunctionArgs & ActionFunctionArgs) => {
    check(args.request, args.context);
    return (call as LoaderFunction)(args);
  };
  return Object.assign(wrapped, call) as unknown as F;
}

function check(request: Request, context: AppLoadContext): void {
  const url = new URL(request.url);
  switch (judge(url.pathname, request.method, callersOf(context.visitor))) {
    case "allowed":
      return;
    case "unknown":
      throw refusal(404);
    case "method":
      throw refusal(405);
    case "forbidden":
      throw refusal(403);
    case "sign-in":
      if (request.method !== "GET" && request.method !== "HEAD") throw refusal(401);
      throw redirect(`/sign-in?to=${encodeURIComponent(ownPath(url.pathname.replace(/\.data$/, "") + url.search))}`);
  }
}
