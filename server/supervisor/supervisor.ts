// Starts its children in order, keeps them running, and ends them in reverse order.

import type { ChildStatus } from '../contract/host/status.ts';
import type { StopReport } from '../contract/host/stop-report.ts';
import { Child, type RestartPolicy } from './child.ts';
import type { ChildSpec } from './child-spec.ts';
import type { Clock } from './clock.ts';
import { afterFairly, longestShare, type Starved } from './patience.ts';

/**
 * Started again after 100 to 200 ms at first, and after 1.6 s at most as long as it is no crash loop:
 * guests are back within 5 s. A child that worked for 3 s, one health check long, was no part of a loop:
 * whoever kills it again and again from outside does not make it slower to come back. In a crash loop it
 * is tried again at least every ten seconds.
 */
export const defaultPolicy: RestartPolicy = {
  firstMs: 200,
  capMs: 10_000,
  healthyMs: 3000,
  loopAfter: 5,
  firstStartLoopAfter: 3,
};

export interface SupervisorOptions {
  /** A child's `after` may name only children that stand before it. */
  readonly children: readonly ChildSpec[];
  readonly clock: Clock;
  /** 0 ≤ n < 1, for jitter. */
  readonly random: () => number;
  readonly policy?: RestartPolicy;
  /** A child has changed its state or its process. */
  readonly onChange?: (status: ChildStatus) => void;
}

// Of the whole time to stop, the share after which no grace is left to anybody: what remains is for
// the kernel to end what was killed, and for the wipe.
const graceShare = 0.6;

export class Supervisor {
  readonly #children = new Map<string, Child>();
  readonly #clock: Clock;
  #stopping: Promise<StopReport> | null = null;

  /** @throws {Error} if two children have one name, or `after` names none that stands before. */
  constructor(options: SupervisorOptions) {
    const { children, clock, random, policy = defaultPolicy, onChange = () => {} } = options;
    this.#clock = clock;
    for (const spec of children) {
      if (this.#children.has(spec.name))
        throw new Error(`supervisor: two children named ${spec.name}`);
      const unknown = spec.after?.find((name) => !this.#children.has(name));
      if (unknown !== undefined) {
        throw new Error(
          `supervisor: ${spec.name} is to start after ${unknown}, which is not before it`,
        );
      }
      this.#children.set(spec.name, new Child(spec, { clock, random, policy, onChange }));
    }
  }

  /**
   * Resolves when each child is ready or, if it is not required, degraded. Children that do not wait
   * for each other start at once.
   * @throws {Problem} if a required child cannot become ready, or `stop` was called. Nothing is
   * stopped by that: call `stop`.
   */
  async start(): Promise<void> {
    await Promise.all(
      [...this.#children.values()].map(async (child) => {
        await Promise.all(this.#of(child.spec.after).map((earlier) => earlier.settled));
        child.start();
        await child.settled;
      }),
    );
  }

  /**
   * Ends every child, each after those that depend on it: SIGTERM, its grace time, SIGKILL, wipe. What
   * was written for them is wiped before all that.
   * @param budgetMs to end all processes, without the time in which they were kept from running; a wipe
   * that goes on may take longer. Never takes longer than `longestShare` times the budget.
   * A second call gives the first one's report.
   */
  stop(budgetMs = 2500): Promise<StopReport> {
    this.#stopping ??= this.#stop(budgetMs);
    return this.#stopping;
  }

  /** SIGKILL to all at once; nothing is waited for. */
  kill(): void {
    for (const child of this.#children.values()) child.kill();
  }

  /** In the order of the children given. */
  status(): readonly ChildStatus[] {
    return [...this.#children.values()].map((child) => child.status());
  }

  async #stop(budgetMs: number): Promise<StopReport> {
    const children = [...this.#children.values()];
    for (const child of children) child.dropAllFiles();
    const wiped = new Set<Child>();
    const ended = new Map<string, Promise<void>>();
    // From the last to the first: whoever depends on a child stands behind it.
    for (const child of children.toReversed()) {
      const dependents = children.filter((other) => other.spec.after?.includes(child.spec.name));
      const end = async (): Promise<void> => {
        await Promise.all(dependents.flatMap(({ spec }) => ended.get(spec.name) ?? []));
        child.stop();
        if (await child.released) wiped.add(child);
      };
      ended.set(child.spec.name, end());
    }
    await this.#untilEnded(children, [...ended.values()], budgetMs);
    for (const child of children) child.giveUpWiping();

    const names = (which: (child: Child) => boolean): string[] =>
      children.filter(which).map((child) => child.spec.name);
    return {
      killed: names((child) => child.wasKilled),
      left: names((child) => !child.hasStopped),
      unwiped: names((child) => child.hasStopped && !wiped.has(child)),
    };
  }

  /** Until all is done, or no more time is given. */
  async #untilEnded(
    children: readonly Child[],
    ended: readonly Promise<void>[],
    budgetMs: number,
  ): Promise<void> {
    const starved = (): Starved[] => children.map((child) => child.starved);
    const budget = Promise.withResolvers<void>();
    const longest = Promise.withResolvers<void>();
    const cancels = [
      afterFairly(this.#clock, { limitMs: budgetMs * graceShare, starved }, () => this.kill()),
      afterFairly(this.#clock, { limitMs: budgetMs, starved }, budget.resolve),
      this.#clock.after(budgetMs * longestShare, longest.resolve),
    ];
    await Promise.race([Promise.all(ended), budget.promise]);
    // What wipes still makes progress by its nature, be the machine ever so slow.
    const wiping = children.filter((child) => child.hasStopped).map((child) => child.released);
    await Promise.race([Promise.all(wiping), longest.promise]);
    for (const cancel of cancels) cancel();
  }

  #of(names: readonly string[] = []): Child[] {
    return names.flatMap((name) => this.#children.get(name) ?? []);
  }
}
