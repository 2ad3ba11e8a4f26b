// Sends and receives lines over one WebSocket, one line in each message.

/** What the page learns when a socket closes. */
export interface SocketEnd {
  /** RFC 6455 §7.4; 1001: the room has ended, 1006: the connection broke; 0: no socket could be opened. */
  readonly code: number;
  readonly reason: string;
}

/** A connection that broke without a last message. */
export const brokenOff: SocketEnd = { code: 1006, reason: '' };

/** The browser refuses to open a socket: an add-on or a policy forbids it. */
export const blocked: SocketEnd = { code: 0, reason: '' };

// RFC 6455 §7.4.1: going away. The room closes with it when it ends, and gives a reason.
const goingAway = 1001;

/**
 * Firefox itself reports 1001, without a reason, for each socket that it closes because the page is closing or a
 * load was stopped, before the page learns of it. That does not come from the room.
 */
function endOf({ code, reason }: CloseEvent): SocketEnd {
  return code === goingAway && reason === '' ? brokenOff : { code, reason };
}

export interface WireListener {
  opened(): void;
  received(line: string): void;
  ended(end: SocketEnd): void;
}

export interface Wire {
  /** A line without CR LF. @returns false if it was not given to the socket. */
  send(line: string): boolean;
  /** Lines that were sent before still go out; the listener is not called any more. */
  close(): void;
}

export type OpenWire = (listener: WireListener) => Wire;

/** Opens sockets to one address. */
export function wireOpener(url: string): OpenWire {
  return (listener) => {
    let listens = true;
    let socket: WebSocket;
    try {
      // IRCv3 WebSocket: text frames, one line each, without CR LF.
      socket = new WebSocket(url, 'text.ircv3.net');
    } catch {
      // The caller does not expect `ended` before this call returns.
      queueMicrotask(() => {
        if (listens) listener.ended(blocked);
      });
      return {
        send: () => false,
        close: () => {
          listens = false;
        },
      };
    }
    socket.addEventListener('open', () => {
      if (listens) listener.opened();
    });
    socket.addEventListener('message', ({ data }: { data: unknown }) => {
      if (!listens) return;
      if (typeof data === 'string') listener.received(data);
      else socket.close(1003);
    });
    socket.addEventListener('close', (event) => {
      if (!listens) return;
      listens = false;
      listener.ended(endOf(event));
    });
    return {
      send: (line) => {
        if (!listens || socket.readyState !== WebSocket.OPEN) return false;
        socket.send(line);
        return true;
      },
      close: () => {
        listens = false;
        socket.close(1000);
      },
    };
  };
}
