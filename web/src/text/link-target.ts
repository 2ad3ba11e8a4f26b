// What a link is, made plain before it is followed. Pure; opens nothing.

export interface LinkTarget {
  /** The address as the browser takes it: ASCII, with what is not encoded as xn-- and %. */
  readonly href: string;
  /** In front of the host: `https://`. */
  readonly scheme: string;
  readonly host: string;
  /** Behind it. */
  readonly rest: string;
  /** `own`: another page of the room's. `onion`: another onion service. `open`: not encrypted. */
  readonly kind: 'own' | 'onion' | 'open' | 'secure';
  /** The host as the message writes it, where that is not what it is; else null. */
  readonly disguise: string | null;
}

/** The host as somebody wrote it, without the port that goes without saying. */
function writtenHost(shown: string, scheme: string): string {
  const [, host = ''] = /^[a-z]+:\/\/([^/?#\\]*)/i.exec(shown) ?? [];
  const port = scheme === 'http://' ? /:80$/ : /:443$/;
  return host.replace(port, '');
}

/**
 * @param href an http or https address.
 * @param shown what the message shows of it.
 * @param here the room's own origin.
 * @returns null: it is the room's own first page, or an invitation to it, and nothing is to be warned of.
 * Any other page of the room's may be somebody's place in it, which the guest would sit down in.
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
