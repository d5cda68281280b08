import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers of the residents' pages: nothing but our own style, script and pictures, no frame, no sniffing.
 * `upgrade-insecure-requests` is left out: it would break a house that is reached by plain HTTP in its own network.
 * Referrers stay within the house, for a form without any would carry no Origin; pages with a token send the house's name only.
 */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'script-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure,
    xFrameOptions: { action: 'deny' },
  });
}
