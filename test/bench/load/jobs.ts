// What the bench may ask of its load generator, and what it answers: plain data between two processes.

/** How a system is entered. */
export interface Way {
  /**
   * `lines` plain IRC over TCP; `frames` a line in each WebSocket message; `stream` plain IRC in
   * WebSocket messages that are cut anywhere; `lounge` The Lounge's own protocol.
   */
  readonly wire: 'lines' | 'frames' | 'stream' | 'lounge';
  readonly port: number;
  /** Of the WebSocket. */
  readonly path: string;
  readonly subprotocol: string | null;
  readonly passphrase: string | null;
  /** Capabilities that each guest asks for at its entry, as in `CAP REQ`. */
  readonly capabilities: readonly string[];
  /** Whether a speaker hears itself. */
  readonly echoes: boolean;
}

export interface Entry {
  readonly way: Way;
  readonly guests: number;
  /** So many go to each channel; null: all to one. */
  readonly perChannel: number | null;
  /** Guests on their way in at one moment. */
  readonly atOnce: number;
  readonly deadlineMs: number;
}

export interface Entered {
  /** From the first dial until all were in the channel; null: some never were. */
  readonly elapsedMs: number | null;
  readonly entered: number;
}

export interface Saturation {
  readonly speakers: number;
  /** Messages on their way at one moment. */
  readonly window: number;
  readonly warmMs: number;
  readonly measureMs: number;
  readonly pids: readonly number[];
}

export interface Saturated {
  readonly perSecond: number;
  readonly cpuSecondsPer100k: number;
  readonly lost: number;
  readonly doubled: number;
  /** Of the generator's one core, 0 to 1: near 1 it was the limit itself. */
  readonly generatorBusy: number;
  /** Of the servers' one core. */
  readonly serversBusy: number;
}

export interface Pace {
  readonly speakers: number;
  readonly perSecond: number;
  readonly warmMs: number;
  readonly measureMs: number;
  readonly pids: readonly number[];
  /** One more guest that says so many lines a second meanwhile; 0: nobody. */
  readonly floodPerSecond: number;
}

export interface Paced {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuSecondsPer100k: number;
  readonly deliveries: number;
  readonly lost: number;
}

export interface PingPong {
  readonly measureMs: number;
}

export interface PingPonged {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rounds: number;
}

/** Connections that begin a request and stay; one that is dropped is dialled again. */
export interface Loris {
  readonly port: number;
  readonly connections: number;
  readonly text: string;
}

/** All but the last guest lose their connection, the last says so many lines, all come back at once. */
export interface ResumeStorm {
  readonly lines: number;
}

export interface Resumed {
  /** From the first dial until everybody has heard everything. */
  readonly elapsedMs: number;
  /** Lines lost, doubled, or told as a gap. */
  readonly missing: number;
}

export interface Jobs {
  enter: { ask: Entry; answer: Entered };
  saturate: { ask: Saturation; answer: Saturated };
  pace: { ask: Pace; answer: Paced };
  pingPong: { ask: PingPong; answer: PingPonged };
  resumeStorm: { ask: ResumeStorm; answer: Resumed };
  /** How many stand, once each was dialled. */
  loris: { ask: Loris; answer: number };
}
export type JobName = keyof Jobs;
