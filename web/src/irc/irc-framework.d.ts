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

  interface Timed {
    /** Milliseconds since 1970, where the server said it. */
    readonly time?: number;
  }

  export interface Batch {
    readonly type: string;
    readonly params: readonly string[];
  }

  export interface MessageEvent extends Timed {
    readonly from_server: boolean;
    readonly nick: string;
    readonly target: string;
    readonly message: string;
    readonly tags: Readonly<Partial<Record<string, string>>>;
    /** What it came in, if it did: it is told when all of that is there. */
    readonly batch?: Batch;
  }

  export interface ModeChange {
    /** `+o`, `-v`, `+t`. */
    readonly mode: string;
    readonly param: string | null | undefined;
  }

  /** A line as it was parsed, before any handler saw it. */
  export interface IrcMessage {
    readonly command: string;
    readonly params: readonly string[];
    readonly nick: string;
    readonly ident: string;
    readonly hostname: string;
  }

  export interface ClientEvents {
    registered: { readonly nick: string };
    privmsg: MessageEvent;
    notice: MessageEvent;
    action: MessageEvent;
    'batch start chathistory': Batch;
    'batch end chathistory': Batch;
    join: Timed & { readonly nick: string; readonly channel: string };
    part: Timed & { readonly nick: string; readonly channel: string; readonly message: string };
    quit: Timed & { readonly nick: string; readonly message: string };
    kick: Timed & {
      readonly nick: string;
      readonly kicked: string;
      readonly channel: string;
      readonly message: string;
    };
    nick: Timed & { readonly nick: string; readonly new_nick: string };
    /** `nick` is absent when the server tells the topic that stands. */
    topic: Timed & { readonly channel: string; readonly topic: string; readonly nick?: string };
    userlist: {
      readonly channel: string;
      readonly users: readonly { readonly nick: string; readonly modes: readonly string[] }[];
    };
    mode: Timed & {
      readonly target: string;
      readonly nick: string;
      readonly modes: readonly ModeChange[];
      readonly raw_modes: string;
      readonly raw_params: readonly string[];
    };
    away: Timed & { readonly self: boolean; readonly nick: string; readonly message: string };
    back: Timed & { readonly self: boolean; readonly nick: string };
    invite: Timed & { readonly nick: string; readonly invited: string; readonly channel: string };
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
