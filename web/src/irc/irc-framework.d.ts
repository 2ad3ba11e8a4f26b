// The part of irc-framework 4.14 that the page uses; it ships no types of its own.
// Shapes as in its src/commands/handlers/*.js. Every text in them comes from the network.

declare module 'irc-framework/src/client.js' {
  export interface Transport {
    on(event: string, listener: (...args: unknown[]) => void): void;
    removeAllListeners(): void;
    connect(): void;
    /** `done` is called once the line is handed on. */
    writeLine(line: string, done?: () => void): void;
    close(force?: boolean): void;
    disposeSocket(): void;
    setEncoding(encoding: string): boolean;
  }

  export interface ClientOptions {
    readonly nick: string;
    readonly username: string;
    readonly gecos: string;
    readonly password?: string;
    /** An account without a name: never offer the password to SASL. */
    readonly account: Readonly<Record<string, never>>;
    /** '': answer no CTCP VERSION. */
    readonly version: string;
    readonly auto_reconnect: boolean;
    readonly enable_echomessage: boolean;
    /** Seconds. */
    readonly ping_interval: number;
    readonly ping_timeout: number;
    readonly transport: new () => Transport;
  }

  /** A line as it was parsed, before any handler saw it. */
  export interface IrcMessage {
    readonly command: string;
    readonly params: readonly string[];
    /** `nick!user@host`, or a server's name; '': the line names nobody. */
    readonly prefix: string;
    readonly tags: Readonly<Record<string, string>>;
  }

  export interface ClientEvents {
    registered: { readonly nick: string };
  }

  export default class IrcClient {
    constructor();
    readonly connection: {
      on(event: 'message', listener: (message: IrcMessage) => void): void;
      on(event: 'socket close', listener: () => void): void;
      on(event: 'socket connected', listener: () => void): void;
    };
    readonly network: { readonly cap: { isEnabled(name: string): boolean } };
    readonly user: { readonly nick: string };
    requestCap(names: readonly string[]): void;
    on<K extends keyof ClientEvents>(event: K, listener: (event: ClientEvents[K]) => void): void;
    removeAllListeners(): void;
    connect(options: ClientOptions): void;
  }
}
