// The headers that every HTTP answer carries, errors too. Knows nothing of requests, but for the
// host to name.

/**
 * What the page may never ask of the browser: the powerful features that Chromium 156 knows by
 * name.
 */
const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

const permissionsPolicy = deniedFeatures.map((feature) => `${feature}=()`).join(', ');

/**
 * The policy of the page.
 * @param host the request's Host where it is one of ours. CSP 3 lets 'self' cover ws: of the same
 *   host, but WebKit before 15.4 does not: so the socket's address is named as well.
 */
function contentSecurityPolicy(host: string | null): string {
  const socket = host === null ? '' : ` ws://${host}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${socket}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    // No text becomes code or markup, even by a mistake in the page: the sinks refuse strings.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** @param host the request's Host where it is one of ours, else null. */
export function securityHeaders(host: string | null): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(host),
    // `no-referrer` would make a form's POST send `Origin: null` (Fetch, "serialising a request
    // origin").
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy': permissionsPolicy,
    'x-robots-tag': 'noindex, nofollow, noarchive',
    // Not even the page's files: outside Tor Browser a cache is a disk, and says that one was here.
    'cache-control': 'no-store',
  };
}

/**
 * The policy of the lite door's pages: no script at all, not even from here.
 * @param where `frame`: one that may stand in a frame of this room's own page.
 * @param styleHash of the one style that the page carries, in place of the room's style sheet: SHA-256,
 *   base64.
 */
export function liteHeaders(
  where: 'top' | 'frame',
  styleHash: string | null = null,
): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src ${styleHash === null ? "'self'" : `'sha256-${styleHash}'`}`,
    "frame-src 'self'",
    "form-action 'self'",
    `frame-ancestors ${where === 'frame' ? "'self'" : "'none'"}`,
    "base-uri 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-frame-options': where === 'frame' ? 'SAMEORIGIN' : 'DENY',
  };
}
