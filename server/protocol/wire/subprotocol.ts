// Chooses the IRCv3 WebSocket subprotocol for a client.

export type FrameKind = 'text' | 'binary';

export interface Subprotocol {
  /** What the handshake answers; null: nothing, and frames are text (gamja offers none). */
  readonly name: 'text.ircv3.net' | 'binary.ircv3.net' | null;
  readonly frames: FrameKind;
}

/**
 * IRCv3 WebSocket: the client names its favourite first. A client that names only unknown ones is served
 * like one that names none; it may go on or close.
 * @param offered the values of Sec-WebSocket-Protocol, in order.
 */
export function chooseSubprotocol(offered: Iterable<string>): Subprotocol {
  for (const name of offered) {
    if (name === 'text.ircv3.net') return { name, frames: 'text' };
    if (name === 'binary.ircv3.net') return { name, frames: 'binary' };
  }
  return { name: null, frames: 'text' };
}
