// The part of irc-framework 4.14 that the page uses; it ships no types of its own.
// Shapes as in its src/commands/handlers/*.js. Every text in them comes from the network.

declare module 'irc-framework/src/irclineparser.js' {
  export interface IrcMessage {
    /** In capitals. */
    readonly command: string;
    readonly params: readonly string[];
    /** `nick!user@host`, or a server's name; '': the line names nobody. */
    readonly prefix: string;
    readonly tags: Readonly<Record<string, string>>;
  }

  export default function parseIrcLine(line: string): IrcMessage;
}

declare module 'irc-framework/src/networkinfo.js' {
  export default class NetworkInfo {
    readonly cap: { isEnabled(name: string): boolean };
  }
}

declare module 'irc-framework/src/commands/handler.js' {
  import type { IrcMessage } from 'irc-framework/src/irclineparser.js';
  import type NetworkInfo from 'irc-framework/src/networkinfo.js';

  export interface HandlerEvents {
    registered: { readonly nick: string };
  }

  export interface HandlerClient {
    readonly connection: {
      /** Sends a line. */
      write(line: string): void;
      readonly options: {
        /** An account without a name: never offer the password to SASL. */
        readonly account: Readonly<Record<string, never>>;
        readonly enable_echomessage: boolean;
      };
    };
    readonly network: NetworkInfo;
  }

  /** Agrees on capabilities, and answers PING. */
  export default class IrcCommandHandler {
    constructor(client: HandlerClient);
    requestExtraCaps(names: readonly string[]): void;
    on<K extends keyof HandlerEvents>(event: K, listener: (event: HandlerEvents[K]) => void): void;
    dispatch(message: IrcMessage): void;
  }
}
