import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { withoutZeroBytes } from "./http/whole-characters.server";
import { LocaleProvider } from "./locale/words";
import { NonceProvider } from "./ui/nonce";
import { ServerHtmlProvider } from "./ui/server-html";

export default function handleRequest(_request: Request, status: number, headers: Headers, remix: EntryContext, context: AppLoadContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status;
    let started = false;
    const { pipe, abort } = renderToPipeableStream(
      <LocaleProvider locale={{ language: context.language, words: context.words }}>
        <NonceProvider value={context.nonce}>
          <ServerHtmlProvider value={context.html}>
            <RemixServer context={remix} url={_request.url} nonce={context.nonce} />
          </ServerHtmlProvider>
        </NonceProvider>
      </LocaleProvider>,
      {
        nonce: context.nonce,
        onAllReady() {
          started = true;
          const body = withoutZeroBytes();
          headers.set("Content-Type", "text/html; charset=utf-8");
          if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          code = 500;
          if (started) throw error;
        },
      },
    );
    setTimeout(abort, 10_000).unref();
  });
}

export function handleDataRequest(response: Response) {
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
  return response;
}

/** What a loader or action threw that was not an answer: written with the request's number, never with what people typed. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${JSON.stringify({ level: 50, id: context.requestId, error: stack })}\n`);
}
