// Which IRCv3 WebSocket subprotocol a client gets. Knows nothing of sockets or headers.

export type FrameKind = 'text' | 'binary';

export interface Subprotocol {
  /** What the handshake answers; null: nothing, and frames are text (gamja asks for none). */
  readonly name: 'text.ircv3.net' | 'binary.ircv3.net' | null;
  readonly frames: FrameKind;
}

/**
 * IRCv3 WebSocket: the client's order is its preference; one that names none we know is served as
 * one that named none, and may go on or not.
 * @param offered the values of Sec-WebSocket-Protocol, in order.
 */
export function chooseSubprotocol(offered: Iterable<string>): Subprotocol {
  for (const name of offered) {
    if (name === 'text.ircv3.net') return { name, frames: 'text' };
    if (name === 'binary.ircv3.net') return { name, frames: 'binary' };
  }
  return { name: null, frames: 'text' };
}
