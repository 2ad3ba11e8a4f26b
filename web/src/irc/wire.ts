// One WebSocket as lines in both directions. Knows nothing of IRC but "one line per message".

/** What the page may learn from the end of a socket. */
export interface SocketEnd {
  /** RFC 6455 §7.4; 1001: the room is over, 1006: the line broke; 0: there never was one. */
  readonly code: number;
  readonly reason: string;
}

/** The end of a socket that never said a word more. */
export const brokenOff: SocketEnd = { code: 1006, reason: '' };

/** This browser lets the page open no socket: an add-on or a policy forbids it. */
export const blocked: SocketEnd = { code: 0, reason: '' };

// RFC 6455 §7.4.1: going away. The room says it when it ends, and why it does.
const goingAway = 1001;

/**
 * Firefox says 1001 itself, without a reason, of each socket that it closes when its page is about to go, or
 * a load is stopped: before the page hears that it goes. That is no word of the room's.
 */
function endOf({ code, reason }: CloseEvent): SocketEnd {
  return code === goingAway && reason === '' ? brokenOff : { code, reason };
}

export interface WireListener {
  opened(): void;
  heard(line: string): void;
  ended(end: SocketEnd): void;
}

export interface Wire {
  /** A line without CR LF. @returns false if it was not given to the socket. */
  say(line: string): boolean;
  /** What was said goes out yet; the listener hears nothing more. */
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
      // Whoever dials does not expect the end before the call is over.
      queueMicrotask(() => {
        if (listens) listener.ended(blocked);
      });
      return {
        say: () => false,
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
      if (typeof data === 'string') listener.heard(data);
      else socket.close(1003);
    });
    socket.addEventListener('close', (event) => {
      if (!listens) return;
      listens = false;
      listener.ended(endOf(event));
    });
    return {
      say: (line) => {
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
