// Runs tor for the supervisor, one run at a time, and keeps tor's files. This process is tor's own user.

import { Problem } from '../contract/host/problem.ts';
import { dropFiles, wipeDirs, writeFiles, type FileScope } from '../supervisor/child-files.ts';
import { startProcess, type ChildProcess } from '../supervisor/child-process.ts';
import { realClock } from '../supervisor/clock.ts';
import type { ProcessSpec } from '../supervisor/process-spec.ts';
import type { UplinkRequest, UplinkMessage } from './wire.ts';
import { sentence } from '../contract/sentences/sentence.ts';

/** tor's binary, as this process sees it. */
export interface TorProgram {
  readonly path: string;
  /** LD_LIBRARY_PATH for it; null: the system's libraries do. */
  readonly libraryPath: string | null;
}

// Its configuration comes on stdin, and no other is read.
const torArguments = ['-f', '-', '--defaults-torrc', '/dev/null', '--ignore-missing-torrc'];
const lastGraceMs = 500;

export type KeeperRequest = Extract<
  UplinkRequest,
  { readonly ask: 'start' | 'terminate' | 'kill' | 'dropOutput' | 'drop' | 'wipe' }
>;

export class TorKeeper {
  readonly #tor: TorProgram;
  /** tor's own folders; nothing else is written or wiped. */
  readonly #files: FileScope;
  readonly #send: (message: UplinkMessage) => void;
  #run: { readonly process: ChildProcess; readonly over: Promise<void> } | null = null;

  constructor(options: {
    readonly tor: TorProgram;
    readonly dirs: readonly string[];
    readonly send: (message: UplinkMessage) => void;
  }) {
    this.#tor = options.tor;
    this.#files = { identity: null, dirs: options.dirs };
    this.#send = options.send;
  }

  /** @throws {Problem} if it cannot be done. */
  async obey(request: KeeperRequest): Promise<void> {
    switch (request.ask) {
      case 'drop':
        return dropFiles(this.#files, request.paths);
      case 'wipe':
        if (!(await this.#wipe())) throw new Problem(sentence('uplink.notWiped'));
        return;
      case 'start':
        if (this.#run !== null) throw new Problem(sentence('uplink.torRuns'));
        writeFiles(this.#files, request.files);
        return this.#start(request.stdin);
      case 'terminate':
        return this.#run?.process.terminate();
      case 'kill':
        return this.#run?.process.kill();
      case 'dropOutput':
        return this.#run?.process.dropOutput();
    }
  }

  /** Ends tor and wipes what is its own; never rejects. */
  async end(): Promise<void> {
    if (this.#run !== null) {
      const { process, over } = this.#run;
      process.terminate();
      const cancel = realClock.after(lastGraceMs, () => process.kill());
      await over;
      cancel();
    }
    await this.#wipe();
  }

  #wipe(): Promise<boolean> {
    return wipeDirs(this.#files, realClock, new AbortController().signal);
  }

  #start(stdin: string): void {
    const { promise: over, resolve } = Promise.withResolvers<void>();
    let process: ChildProcess | null = null;
    const onEnd = (how: string): void => {
      this.#run = null;
      resolve();
      this.#send({ news: 'ended', how, output: process?.output() ?? '' });
    };
    process = startProcess(this.#spec(stdin), realClock, onEnd);
    if (process === null) return;
    this.#run = { process, over };
    if (process.pid !== null) this.#send({ news: 'runs', pid: process.pid });
  }

  #spec(stdin: string): ProcessSpec {
    const { path, libraryPath } = this.#tor;
    const [inputDir] = this.#files.dirs;
    return {
      command: path,
      args: torArguments,
      env: libraryPath === null ? {} : { LD_LIBRARY_PATH: libraryPath },
      identity: null,
      stdin,
      ...(inputDir === undefined ? {} : { inputDir }),
      // SafeLogging, errors only.
      outputIsSafe: true,
    };
  }
}
