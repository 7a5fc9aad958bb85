import type { Request, RequestHandler } from "express";

/**
 * Lets a mail program stop mail for its reader (RFC 8058, one click), past what writes otherwise have to show. It names no
 * origin; the token of the letter, which only its reader has, is the whole permission.
 */
export const exceptOneClick =
  (guard: RequestHandler): RequestHandler =>
  (request, response, next) => {
    if (!isOneClick(request)) return guard(request, response, next);
    delete request.headers.cookie; // whose browser it may be gives no right here
    next();
  };

const isOneClick = ({ method, path, headers }: Request) => method === "POST" && headers.origin === undefined && /^\/mail\/[\w-]{32}$/.test(path);
