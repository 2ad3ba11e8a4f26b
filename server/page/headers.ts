// The security headers of every HTTP answer, errors included.

/**
 * Features of the browser that the page may never use: the powerful ones that Chromium 156 knows by
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
 * The Content Security Policy of the page.
 * @param host the request's Host where it is one of ours. In CSP 3 'self' also allows ws: to the same
 *   host, but not in WebKit before 15.4: so the WebSocket's address is named as well.
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
    // Text never becomes code or markup, even by a mistake in the page: the browser refuses strings there.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** @param host the request's Host where it is one of ours, else null. */
export function securityHeaders(host: string | null): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(host),
    // With `no-referrer` a form's POST would send `Origin: null` (Fetch, "serialising a request origin").
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy': permissionsPolicy,
    'x-robots-tag': 'noindex, nofollow, noarchive',
    // Also for the page's files: outside Tor Browser a cache is on disk, and shows that somebody was here.
    'cache-control': 'no-store',
  };
}

/**
 * Headers of the lite door's pages: no script at all, not even from this room.
 * @param where `frame`: the page may stand in a frame of this room's own pages.
 * @param styleHash SHA-256 in base64 of the page's one inline style, which is used instead of the room's
 *   style sheet.
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
