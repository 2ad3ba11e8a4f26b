// One child: keeps its state by the table (child-table.ts), and does what the table's actions name.

import type { ChildState, ChildStatus } from '../contract/host/status.ts';
import { Problem } from '../contract/host/problem.ts';
import { type BackoffPolicy, backoffMs } from '../contract/base/backoff.ts';
import { startProcess, type ChildProcess } from './child-process.ts';
import { dropFiles, wipeDirs, writeFiles, type FileScope } from './child-files.ts';
import type { ChildSpec, HealthCheck } from './child-spec.ts';
import { type ChildAction, type ChildEvent, next } from './child-table.ts';
import type { Clock } from './clock.ts';
import { becomesReady, losesHealth } from './evidence.ts';
import { afterFairly } from './patience.ts';
import type { ChildFile } from './process-spec.ts';
import { sentence } from '../contract/sentences/sentence.ts';

export interface RestartPolicy extends BackoffPolicy {
  /** A child that was ready for so long has no failures behind it. */
  readonly healthyMs: number;
  /** So many failures in a row are a crash loop: the child is degraded. */
  readonly loopAfter: number;
  /** The same before it was ever ready: whoever waits for the start is told early. */
  readonly firstStartLoopAfter: number;
}

export interface ChildContext {
  readonly clock: Clock;
  readonly random: () => number;
  readonly policy: RestartPolicy;
  readonly onChange: (status: ChildStatus) => void;
}

export class Child {
  readonly spec: ChildSpec;
  /**
   * Resolves when the child is ready for the first time or, if it is not required, degraded.
   * Rejects with a Problem if it is required and degraded, or is stopped before.
   */
  readonly settled: Promise<void>;
  /** Resolves when nothing of the child runs and its directories are wiped; false if they are not. */
  readonly released: Promise<boolean>;

  readonly #context: ChildContext;
  readonly #settle = Promise.withResolvers<void>();
  readonly #release = Promise.withResolvers<boolean>();
  #state: ChildState = 'down';
  #sinceMs: number;
  #starts = 0;
  #failuresInRow = 0;
  #everReady = false;
  /** When this run of it became ready. */
  #readyAtMs: number | null = null;
  #wasKilled = false;
  /** Set while the child is launched or runs; aborted when nobody wants its evidence any more. */
  #run: AbortController | null = null;
  #process: ChildProcess | null = null;
  readonly #wiping = new AbortController();
  #cancelTimer: () => void = () => {};
  /** Why it was killed, where that was our doing. */
  #wedgedBecause: string | null = null;
  /** How it last fell, in words, with its output where that is safe. */
  #lastFall = '';

  constructor(spec: ChildSpec, context: ChildContext) {
    this.spec = spec;
    this.#context = context;
    this.#sinceMs = context.clock.nowMs();
    this.settled = this.#settle.promise;
    this.released = this.#release.promise;
    // Whoever waits gets the rejection; if nobody waits, status() tells the same.
    this.settled.catch(() => {});
  }

  start(): void {
    this.#dispatch('start');
  }

  stop(): void {
    this.#dispatch('stop');
  }

  /** SIGKILL without grace. */
  kill(): void {
    this.#dispatch('stop');
    this.#dispatch('overdue');
  }

  /** Wipes what was written for it, also while it runs: for the time when nobody is to use it any more. */
  dropAllFiles(): void {
    // The wipe at its end tells of what stays.
    this.#drop(() => true).catch(() => {});
  }

  /** What is not wiped by now stays as it is. */
  giveUpWiping(): void {
    this.#wiping.abort();
  }

  /** Nothing of it runs any more; it may still be wiped. */
  get hasStopped(): boolean {
    return this.#state === 'stopped';
  }

  /** Whether its end took SIGKILL. */
  get wasKilled(): boolean {
    return this.#wasKilled;
  }

  /** How long its process has wanted to run and could not. */
  readonly starved = (): number | null => this.#process?.starvedMs() ?? null;

  status(): ChildStatus {
    return {
      name: this.spec.name,
      state: this.#state,
      pid: this.#process?.pid ?? null,
      restarts: Math.max(0, this.#starts - 1),
      inStateMs: Math.round(this.#context.clock.nowMs() - this.#sinceMs),
    };
  }

  readonly #actions: Readonly<Record<ChildAction, () => void>> = {
    nothing: () => {},
    launch: () => this.#launch(),
    watch: () => this.#watch(),
    backOff: () => {
      const { policy, random } = this.#context;
      this.#startAgainIn(backoffMs(policy, this.#failuresInRow, random()));
    },
    backOffAtCap: () => {
      const { policy, random } = this.#context;
      this.#startAgainIn(backoffMs({ ...policy, firstMs: policy.capMs }, 1, random()));
      this.#settleDegraded();
    },
    terminate: () => this.#terminate(),
    kill: () => {
      this.#run?.abort();
      this.#process?.kill();
      if (this.#state === 'stopping' && this.#process !== null) this.#wasKilled = true;
    },
    release: () => {
      this.#cancelTimer();
      this.#settle.reject(new Problem(sentence('part.stoppedEarly', { part: this.spec.name })));
      void this.#wipe().then(this.#release.resolve);
    },
  };

  #dispatch(event: ChildEvent): void {
    const before = this.#state;
    const { state, action } = next(before, event);
    if (state !== before) {
      this.#state = state;
      this.#sinceMs = this.#context.clock.nowMs();
    }
    this.#actions[action]();
    // Told after the action, so that a status names the process that belongs to the state.
    if (state !== before && this.#state === state) this.#context.onChange(this.status());
  }

  #launch(): void {
    const run = new AbortController();
    this.#run = run;
    this.#starts += 1;
    this.#wedgedBecause = null;
    this.#readyAtMs = null;
    this.#process = this.#start(run);
    if (this.#process !== null) void this.#awaitReady(run.signal);
  }

  /** @returns null if it cannot run, which is told later. */
  #start(run: AbortController): ChildProcess | null {
    const { place } = this.spec;
    const onEnd = (how: string): void => this.#ended(run, how);
    if (place !== undefined) return place.start(this.spec, onEnd);
    try {
      writeFiles(this.#files, this.spec.files ?? []);
    } catch (error) {
      const why = error instanceof Problem ? error.message : 'lacks its files';
      // Later, as the end of a process is told: the change of state that led here is told first.
      queueMicrotask(() => onEnd(why));
      return null;
    }
    return startProcess(this.spec, this.#context.clock, onEnd);
  }

  async #awaitReady(signal: AbortSignal): Promise<void> {
    const { spec } = this;
    const ready = await becomesReady(spec, this.#context.clock, signal, this.starved);
    if (!ready) return this.#wedge(signal, `was not ready within ${spec.readyTimeoutMs} ms`);
    if (!signal.aborted) this.#dispatch('proved');
  }

  #watch(): void {
    this.#everReady = true;
    this.#readyAtMs = this.#context.clock.nowMs();
    this.#settle.resolve();
    this.#process?.dropOutput();
    if (this.#run === null) return;
    void this.#dropFiles(this.#run.signal);
    if (this.spec.health !== undefined) void this.#watchHealth(this.spec.health, this.#run.signal);
  }

  async #watchHealth(health: HealthCheck, signal: AbortSignal): Promise<void> {
    await losesHealth(health, this.#context.clock, signal, this.starved);
    this.#wedge(signal, `failed ${health.failures} health checks in a row`);
  }

  #wedge(signal: AbortSignal, why: string): void {
    if (signal.aborted) return;
    this.#wedgedBecause = why;
    this.#dispatch('wedged');
  }

  /** The process is gone, or did not come to be. */
  #ended(run: AbortController, how: string): void {
    const { policy, clock } = this.#context;
    const output = this.#process?.output() ?? '';
    this.#lastFall = (this.#wedgedBecause ?? how) + (output === '' ? '' : `; it said:\n${output}`);
    run.abort();
    this.#run = null;
    this.#process = null;
    const readyMs = this.#readyAtMs === null ? 0 : clock.nowMs() - this.#readyAtMs;
    this.#failuresInRow = readyMs >= policy.healthyMs ? 1 : this.#failuresInRow + 1;
    const limit = this.#everReady ? policy.loopAfter : policy.firstStartLoopAfter;
    this.#dispatch(this.#failuresInRow >= limit ? 'looped' : 'fell');
  }

  #startAgainIn(delayMs: number): void {
    this.#cancelTimer = this.#context.clock.after(delayMs, () => this.#dispatch('due'));
  }

  #terminate(): void {
    if (this.#run === null) return this.#dispatch('fell');
    this.#run.abort();
    this.#process?.terminate();
    const grace = { limitMs: this.spec.graceMs, starved: () => [this.starved] };
    this.#cancelTimer = afterFairly(this.#context.clock, grace, () => this.#dispatch('overdue'));
  }

  /** Whoever waits for the first start need not wait for a child that cannot. */
  #settleDegraded(): void {
    if (!this.spec.required) return this.#settle.resolve();
    this.#settle.reject(
      new Problem(sentence('part.cannotStart', { part: this.spec.name, why: this.#lastFall }), {
        hint: sentence('part.tried', { count: this.#starts }),
      }),
    );
  }

  get #files(): FileScope {
    return { identity: this.spec.identity, dirs: this.spec.dirs ?? [] };
  }

  async #dropFiles(signal: AbortSignal): Promise<void> {
    try {
      await this.#drop((file) => file.dropWhenReady === true);
    } catch {
      // It may not go on beside a secret that should be gone.
      this.#wedge(signal, 'its secret files could not be dropped');
    }
  }

  /** Where the files are here, it is done when this returns. */
  async #drop(which: (file: ChildFile) => boolean): Promise<void> {
    const { place, files = [] } = this.spec;
    const paths = files.filter(which).map((file) => file.path);
    if (place === undefined) dropFiles(this.#files, paths);
    else if (paths.length > 0) await place.drop(paths);
  }

  async #wipe(): Promise<boolean> {
    const { place, wipesDirs = true } = this.spec;
    if (place !== undefined) return place.wipe();
    if (!wipesDirs) return true;
    return wipeDirs(this.#files, this.#context.clock, this.#wiping.signal);
  }
}
