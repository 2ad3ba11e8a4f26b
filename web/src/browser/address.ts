// The page's address: the invitation that it holds, and the address of the room's WebSocket.

import { readLink, type LinkContents } from './fragment.ts';

/** Reads the invitation, and removes it from the address bar and the tab's history. */
export function extractLink(): LinkContents | null {
  const opening = readLink(location);
  if (location.pathname !== '/' || location.hash !== '') history.replaceState(null, '', '/');
  return opening;
}

export function socketUrl(): string {
  const url = new URL('/irc', location.href);
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
