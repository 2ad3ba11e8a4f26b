// Tells where a link leads, so that it can be shown before the link is opened. Pure.

export interface LinkTarget {
  /** The address as the browser uses it: ASCII; other letters are encoded as xn-- or %. */
  readonly href: string;
  /** Before the host: `https://`. */
  readonly scheme: string;
  readonly host: string;
  /** After the host. */
  readonly rest: string;
  /** `own`: another page of this room. `onion`: another onion service. `open`: not encrypted. */
  readonly kind: 'own' | 'onion' | 'open' | 'secure';
  /** The host as the message writes it, if it differs from `host`; else null. */
  readonly disguise: string | null;
}

/** The host as somebody wrote it, without the scheme's default port. */
function writtenHost(shown: string, scheme: string): string {
  const [, host = ''] = /^[a-z]+:\/\/([^/?#\\]*)/i.exec(shown) ?? [];
  const port = scheme === 'http://' ? /:80$/ : /:443$/;
  return host.replace(port, '');
}

/**
 * @param href an http or https address.
 * @param shown what the message shows of it.
 * @param here the room's own origin.
 * @returns null for the room's own first page or an invitation to it: no warning is needed. Any other page of
 * the room may be another guest's session in the lite door, which this guest would take over.
 */
export function linkTarget(href: string, shown: string, here: string): LinkTarget | null {
  const url = new URL(href);
  const own = url.origin === here;
  if (own && url.pathname === '/' && url.search === '') return null;
  const scheme = `${url.protocol}//`;
  const written = writtenHost(shown, scheme);
  const onion = url.hostname.endsWith('.onion');
  return {
    href: url.href,
    scheme,
    host: url.host,
    rest: url.href.slice(scheme.length + url.host.length),
    kind: own ? 'own' : onion ? 'onion' : url.protocol === 'https:' ? 'secure' : 'open',
    disguise: written.toLowerCase() === url.host ? null : written,
  };
}
