/** SHA-256 of the one inline script, which GOV.UK Frontend's template has to tell styles that scripts run. */
const INLINE_SCRIPT = "'sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw='";

/** The headers that tell browsers what a page of ours may do; `formActions` are origins that forms may send to. */
export const securityHeaders = (formActions: readonly string[]): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src 'self' ${INLINE_SCRIPT}`,
    "style-src 'self'",
    "img-src 'self' data:",
    // A page that has been open for long fetches its signed form anew (views/assets/upload.js).
    "connect-src 'self'",
    // Browsers also hold the redirects after a form to this list, so it names where files and sign-ins go.
    ["form-action 'self'", ...formActions].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  // `no-referrer` would make browsers send `Origin: null` with forms, which the check for forged ones refuses.
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
});
