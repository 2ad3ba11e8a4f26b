// One room in a container, from its start to the look for what it left. Knows the container's lifeline
// and events, nothing of how it was made.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { notOverwritten, type ApplianceEvent } from '../../../server/contract/events.ts';
import { residueReport, type ResidueReport } from '../../../server/contract/residue.ts';
import { swapIsOn } from '../bare/machine.ts';
import { processesIn } from '../bare/namespace.ts';
import { isFree } from '../bare/residue.ts';
import type { RunningAppliance } from '../engine.ts';
import { parseEvent } from '../event-line.ts';
import { lookAgain } from '../look-again.ts';
import type { Attached, DockerApi } from './api.ts';
import { hostView, processesOf, type HostView } from './host-view.ts';
import type { Ownership } from './owner.ts';
import { judgeResidue, type AfterEnd, type BeforeEnd, type Kernel } from './residue.ts';

/** What there is of the room in the engine. */
export interface RoomThings {
  readonly api: DockerApi;
  readonly container: string;
  readonly network: string;
  readonly ports: readonly number[];
  readonly ownership: Ownership;
}

/** A busy engine takes its time to tell what it knows of a container; the end waits for it. */
const lookLimitMs = 3000;
/** The room's own end takes 13 s at most, on the slowest machine; then it hangs. */
const endLimitMs = 15_000;
/** The end of what went wrong before the room spoke. */
const keptErrorChars = 2000;

const pollMs = 200;
const networkTries = 5;
const wordLimitMs = 1000;

const nothingSeen: BeforeEnd = { layerChanges: null, container: null, host: null };

export class ContainerRoom implements RunningAppliance {
  readonly gone: Promise<number | null>;
  readonly #things: RoomThings;
  readonly #input: Attached['input'];
  readonly #onEvent: (event: ApplianceEvent) => void;
  #before: Promise<BeforeEnd> | null = null;
  #ending = false;
  #spoke = false;
  #errors = '';
  #unwiped: readonly string[] | null = null;

  constructor(things: RoomThings, attached: Attached, onEvent: (event: ApplianceEvent) => void) {
    this.#things = things;
    this.#onEvent = onEvent;
    this.#input = attached.input;
    // The engine, or the room, may be gone; `gone` tells that.
    attached.input.on('error', () => {});
    attached.errors.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-keptErrorChars);
    });
    const lines = createInterface({ input: attached.output });
    lines.on('line', (line) => this.#hear(line));
    const allHeard = new Promise((resolve) => lines.once('close', resolve));
    this.gone = this.#untilGone(allHeard);
  }

  /** Orders, with what is secret in them: the lifeline is the way that Docker keeps nothing of. */
  tell(line: string): void {
    this.#input.write(line);
  }

  end(): void {
    if (this.#ending) return;
    this.#ending = true;
    void this.#endInOrder();
  }

  kill(): void {
    const { api, container } = this.#things;
    api.kill(container).catch((error: unknown) => this.#tellProblem(error));
  }

  async residue(): Promise<ResidueReport> {
    await this.#removeNetwork();
    this.#things.ownership.letGo();
    const before = await (this.#before ?? nothingSeen);
    const after = await lookAgain(() => this.#lookAfter(before), leftAfter);
    const traces = { before, after, kernel: kernel(), unwiped: this.#unwiped };
    return residueReport(judgeResidue(traces));
  }

  /** The engine may still hold on to the container's end of it. What stays is seen by the look after. */
  async #removeNetwork(): Promise<void> {
    const { api, network } = this.#things;
    for (let tries = 0; tries < networkTries; tries += 1) {
      try {
        return await api.removeNetwork(network);
      } catch {
        await delay(pollMs);
      }
    }
  }

  async #endInOrder(): Promise<void> {
    await this.#look();
    // It ends as well when this process does, however that comes.
    this.#input.end('end\n');
    const over = await Promise.race([this.gone.then(() => true), delay(endLimitMs, false)]);
    if (!over) this.kill();
  }

  #hear(line: string): void {
    const event = parseEvent(line);
    if (event === null) return;
    this.#spoke = true;
    if (event.event === 'stopped') {
      this.#unwiped = notOverwritten(event);
      return;
    }
    // By its lifetime or by another command: the last moment to look.
    if (event.event === 'ending') void this.#look();
    this.#onEvent(event);
  }

  /** What can be seen only while it stands; the first look counts. */
  #look(): Promise<BeforeEnd> {
    this.#before ??= this.#lookBefore();
    return this.#before;
  }

  async #lookBefore(): Promise<BeforeEnd> {
    const { api, container } = this.#things;
    // First, as it needs no answer: later its processes may be gone.
    const host = hostView(container);
    const inTime = <T>(work: Promise<T | null>): Promise<T | null> =>
      Promise.race([work.catch(() => null), delay(lookLimitMs, null)]);
    const [layerChanges, seen] = await Promise.all([
      inTime(api.layerChanges(container)),
      inTime(api.inspect(container)),
    ]);
    return { layerChanges, container: seen, host };
  }

  async #lookAfter(before: BeforeEnd): Promise<AfterEnd> {
    const { api, container, network, ports } = this.#things;
    const orNull = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null);
    const taken = await Promise.all(
      ports.map(async (port) => ((await isFree(port)) ? [] : [port])),
    );
    const volumes = before.container?.volumes.map(async (name) =>
      (await api.volumeIsThere(name)) ? [name] : [],
    );
    return {
      containerLeft: await orNull(api.inspect(container).then((seen) => seen !== null)),
      networkLeft: await orNull(api.networkIsThere(network)),
      volumesLeft:
        volumes === undefined ? null : ((await orNull(Promise.all(volumes)))?.flat() ?? null),
      processesLeft: before.host === null ? null : processesLeft(container, before.host),
      portsTaken: taken.flat(),
    };
  }

  async #untilGone(allHeard: Promise<unknown>): Promise<number | null> {
    const { api, container } = this.#things;
    try {
      const removed = api.untilRemoved(container);
      const code = await Promise.race([removed, allHeard.then(() => this.#untilAway())]);
      await allHeard;
      // Before the supervisor speaks, only its start can have failed; later what stands in its stderr
      // is not for showing.
      if (!this.#spoke && this.#errors !== '') this.#tellProblem(new Error(this.#errors.trim()));
      return code;
    } catch (error) {
      this.#tellProblem(error);
      return null;
    }
  }

  /** Asks again and again: an engine that dies leaves a question open for ever. @throws if it has. */
  async #untilAway(): Promise<null> {
    const { api, container } = this.#things;
    while ((await api.inspect(container)) !== null) await delay(pollMs);
    // The exit code comes with the engine's own word, if that is still to come.
    return delay(wordLimitMs, null);
  }

  #tellProblem(error: unknown): void {
    const message = error instanceof Error ? error.message : 'engine docker: unknown failure';
    this.#onEvent({ event: 'problem', message, hint: 'look for what is left: mayfly verify' });
  }
}

/** What another look may find gone; '' where all is. */
function leftAfter(after: AfterEnd): string {
  const { containerLeft, networkLeft, volumesLeft, processesLeft: processes, portsTaken } = after;
  return [
    ...(containerLeft === true ? ['container'] : []),
    ...(networkLeft === true ? ['network'] : []),
    ...(volumesLeft ?? []),
    ...(processes ?? []),
    ...portsTaken,
  ].join(' ');
}

/** By their control group, and by their namespaces where this user may see those. */
function processesLeft(container: string, { namespaces }: HostView): number[] {
  const inside = namespaces === null ? [] : processesIn(namespaces);
  return [...new Set([...processesOf(container), ...inside])];
}

function kernel(): Kernel {
  // Elsewhere the engine runs in a machine of its own, whose kernel is not to be seen.
  if (process.platform !== 'linux') return { swapIsOn: true, corePattern: '' };
  const corePattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
  return { swapIsOn: swapIsOn(), corePattern };
}
