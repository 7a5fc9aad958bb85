import type { Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Settings } from "~db/settings";

/** Content security by nonce, on every answer including errors; HSTS and upgrading only where people use HTTPS. */
export function securityHeaders(settings: Settings): RequestHandler {
  const https = settings.BASE_URL?.startsWith("https://") ?? false;
  const nonce = (_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce as string}'`;
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: ["'self'", nonce],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // helmet's own default, no-referrer, makes browsers send `Origin: null` with plain forms, which would all be refused.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false, // the company's other hosts are its own affair
    xFrameOptions: { action: "deny" },
  });
  return (request: Request, response: Response, next) => {
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    protect(request, response, next);
  };
}
