// A room in its two containers, from its start to the check of what it left. The room lives as long as its
// stdin is open, which this process holds.

import { Problem, problemFields } from '../../../../server/contract/host/problem.ts';
import { sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApplianceEvent } from '../../../../server/contract/host/events.ts';
import { endOrder, type ContainerOrders } from '../../../../server/contract/host/orders.ts';
import { notOverwritten } from '../../../../server/contract/host/stop-report.ts';
import { residueReport, type ResidueReport } from '../../../../server/contract/host/residue.ts';
import { freedMemory } from '../../host/freed-memory.ts';
import { swapIsOn } from '../../host/swap.ts';
import { processesIn } from '../../host/namespaces.ts';
import { takenPorts } from '../../host/ports.ts';
import type { RunningAppliance } from '../shared/engine.ts';
import { giveOrders } from '../shared/give-orders.ts';
import { heardEvent } from '../shared/heard-event.ts';
import { lookAgain } from '../shared/look-again.ts';
import type { Attached, DockerApi } from './api.ts';
import { hostView, processesOf, type HostView } from '../../host/container-view.ts';
import type { Ownership } from '../../host/room-owner.ts';
import {
  bothBefore,
  judgeResidue,
  type AfterEnd,
  type BeforeEnd,
  type Kernel,
} from './judge-residue.ts';

/** What there is of the room in the engine. */
export interface RoomThings {
  /** Random; its label in the engine. */
  readonly id: string;
  readonly api: DockerApi;
  /** The room's own container, which has the lifeline. */
  readonly container: string;
  /** The container of tor and the ports; it ends with the room, and the room with it. */
  readonly uplink: string;
  readonly network: string;
  /** What the two share. */
  readonly volume: string;
  readonly ports: readonly number[];
  readonly ownership: Ownership;
}

/** A busy engine may answer late; the end of a room waits so long for its answers. */
const lookLimitMs = 3000;
/** The room needs 13 s at most to end, on the slowest machine. After this time it hangs. */
const endLimitMs = 15_000;
/** So much of the end of the output is kept, to be shown if the room does not start. */
const keptErrorChars = 2000;

const pollMs = 200;
const removalTries = 5;
/** The uplink wipes its files and ends after the room, and may need as long. */
const uplinkEndLimitMs = endLimitMs;
const wordLimitMs = 1000;

const nothingSeen: BeforeEnd = { layerChanges: null, container: null, host: null };

export class ContainerRoom implements RunningAppliance {
  readonly gone: Promise<number | null>;
  readonly #things: RoomThings;
  readonly #input: Attached['input'];
  readonly #onEvent: (event: ApplianceEvent) => void;
  /** Its first process, as this machine numbers it; null: it is not to be seen. */
  #first: number | null = null;
  #before: Promise<BeforeEnd> | null = null;
  #ending = false;
  #hasEvents = false;
  #errors = '';
  #unwiped: readonly string[] | null = null;

  constructor(things: RoomThings, attached: Attached, onEvent: (event: ApplianceEvent) => void) {
    this.#things = things;
    this.#onEvent = onEvent;
    this.#input = attached.input;
    // The engine or the room may have gone: `gone` reports that.
    attached.input.on('error', () => {});
    attached.errors.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString()).slice(-keptErrorChars);
    });
    const lines = createInterface({ input: attached.output });
    lines.on('line', (line) => this.#onLine(line));
    const allHeard = new Promise((resolve) => lines.once('close', resolve));
    this.gone = this.#untilGone(allHeard);
  }

  /** Sends the orders, which hold secrets. Docker keeps nothing of what is written to stdin. */
  async tell(variables: ContainerOrders['variables']): Promise<void> {
    this.#first = processesOf(this.#things.container)[0] ?? null;
    // It runs: what this user cannot see of its files now stays unseen, as for one who is not root.
    await giveOrders(this.#input, { variables }, () => this.#first, 0);
  }

  roomId(): string {
    return this.#things.id;
  }

  end(): void {
    if (this.#ending) return;
    this.#ending = true;
    void this.#endInOrder();
  }

  kill(): void {
    const { api, container, uplink } = this.#things;
    for (const each of [container, uplink]) {
      api.kill(each).catch((error: unknown) => this.#tellProblem(error));
    }
  }

  async residue(): Promise<ResidueReport> {
    await this.#removeShared();
    this.#things.ownership.letGo();
    const before = await (this.#before ?? nothingSeen);
    const after = await lookAgain(() => this.#lookAfter(before), leftAfter);
    const traces = { before, after, kernel: kernel(), unwiped: this.#unwiped };
    return residueReport(judgeResidue(traces), freedMemory());
  }

  /** Tries more than once: the engine may still use them. What stays is reported by the check after the end. */
  async #removeShared(): Promise<void> {
    const { api, network, volume } = this.#things;
    for (const remove of [() => api.removeNetwork(network), () => api.removeVolume(volume)]) {
      for (let tries = 0; tries < removalTries; tries += 1) {
        const isGone = await remove().then(
          () => true,
          () => false,
        );
        if (isGone) break;
        await delay(pollMs);
      }
    }
  }

  async #endInOrder(): Promise<void> {
    await this.#look();
    // The room ends as well when this process does, for whatever reason.
    this.#input.end(endOrder);
    const over = await Promise.race([this.gone.then(() => true), delay(endLimitMs, false)]);
    if (!over) this.kill();
  }

  #onLine(line: string): void {
    const event = heardEvent(line, this.#first);
    if (event === null) return;
    this.#hasEvents = true;
    if (event.event === 'stopped') {
      this.#unwiped = notOverwritten(event);
      return;
    }
    // Its lifetime or another command ends it: this is the last moment to look.
    if (event.event === 'ending') void this.#look();
    this.#onEvent(event);
  }

  /** Reads what can be seen only while the containers run. The first look counts. */
  #look(): Promise<BeforeEnd> {
    this.#before ??= this.#lookBefore();
    return this.#before;
  }

  async #lookBefore(): Promise<BeforeEnd> {
    const { container, uplink } = this.#things;
    const [room, beside] = await Promise.all([this.#lookAt(container), this.#lookAt(uplink)]);
    return bothBefore(room, beside);
  }

  async #lookAt(container: string): Promise<BeforeEnd> {
    const { api } = this.#things;
    // This comes first, as it needs no answer: later the processes may have gone.
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
    const { api, container, uplink, network, volume, ports } = this.#things;
    const orNull = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null);
    const isThere = async (id: string): Promise<boolean> => (await api.inspect(id)) !== null;
    const volumeLeft = async (name: string): Promise<string[]> =>
      (await api.volumeIsThere(name)) ? [name] : [];
    const volumes = new Set([volume, ...(before.container?.volumes ?? [])]);
    const containers = await orNull(Promise.all([container, uplink].map(isThere)));
    return {
      containerLeft: containers?.includes(true) ?? null,
      networkLeft: await orNull(api.networkIsThere(network)),
      volumesLeft: (await orNull(Promise.all([...volumes].map(volumeLeft))))?.flat() ?? null,
      processesLeft: before.host === null ? null : processesLeft([container, uplink], before.host),
      portsTaken: await takenPorts(ports),
    };
  }

  async #untilGone(allHeard: Promise<unknown>): Promise<number | null> {
    const { api, container, uplink } = this.#things;
    try {
      const removed = api.untilRemoved(container);
      const code = await Promise.race([
        removed,
        // The exit code comes with the engine's answer, if there is one in time.
        allHeard.then(() => this.#untilAway(container)).then(() => delay(wordLimitMs, null)),
      ]);
      await allHeard;
      // Before the first event, only the start can have failed. Later the output is the supervisor's, which
      // is not to be shown.
      if (!this.#hasEvents && this.#errors !== '')
        this.#tellProblem(new Error(this.#errors.trim()));
      await this.#endUplink(uplink);
      return code;
    } catch (error) {
      this.#tellProblem(error);
      return null;
    }
  }

  /** The uplink ends by itself when the room has ended. */
  async #endUplink(uplink: string): Promise<void> {
    const away = this.#untilAway(uplink).then(() => true);
    if (await Promise.race([away, delay(uplinkEndLimitMs, false)])) return;
    await this.#things.api.kill(uplink);
    await away;
  }

  /** Asks again and again: an engine that dies never answers a question that waits. @throws if it has died. */
  async #untilAway(container: string): Promise<void> {
    const { api } = this.#things;
    while ((await api.inspect(container)) !== null) await delay(pollMs);
  }

  #tellProblem(error: unknown): void {
    const text = error instanceof Problem ? error.text : reasonOf(error);
    this.#onEvent({
      event: 'problem',
      ...problemFields(new Problem(text, { hint: sentence('docker.lookForLeft') })),
    });
  }
}

/** What the container's start wrote, in its own words. */
function reasonOf(error: unknown): Text {
  return error instanceof Error
    ? error.message
    : sentence('engine.dockerProblem', { what: 'unknown failure' });
}

/** What is left and may go soon; '' where nothing is. */
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

/** By their control groups, and by their namespaces where this user may see those. */
function processesLeft(containers: readonly string[], { namespaces }: HostView): number[] {
  return [...new Set([...containers.flatMap(processesOf), ...namespaces.flatMap(processesIn)])];
}

function kernel(): Kernel {
  // On other systems the engine runs in a virtual machine, whose kernel cannot be asked.
  if (process.platform !== 'linux') return { swapIsOn: true, corePattern: '' };
  const corePattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8').trim();
  return { swapIsOn: swapIsOn(), corePattern };
}
