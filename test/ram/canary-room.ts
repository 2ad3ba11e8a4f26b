// A room in the virtual machine, in which two guests say canaries: one with a browser's door, one by ssh. The guests'
// own programs run outside, as they do in life, so that what is found is what the host's machine keeps.

import { ed25519 } from '@noble/curves/ed25519.js';

import { exitCode } from '../../server/contract/host/exit-codes.ts';
import { decodeReadyEvent, type ReadyEvent } from '../../server/contract/host/events.ts';
import { freePorts } from '../support/free-ports.ts';
import { IrcClient } from '../support/irc-client.ts';
import { randomWord } from '../support/random-word.ts';
import { SshGuest } from '../support/ssh.ts';
import { until } from '../support/until.ts';
import { within } from '../support/within.ts';
import {
  guestCanaries,
  guestWords,
  sshKeyCanary,
  textCanary,
  tokenCanaries,
  type Amounts,
  type GuestWords,
  type KindCanary,
} from './canaries.ts';
import type { GuestLink, Running } from './machine/guest-link.ts';
import type { Machine } from './machine/machine.ts';
import { product, programsInside } from './machine/root-files.ts';
import { bytesBehind } from './search/search-memory.ts';

/** How the room is ended: Ctrl-C at `up`, or the words of a command, such as `down`. */
export type EndMethod = 'ctrl-c' | readonly string[];

const environment = ['PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'HOME=/root', 'TERM=dumb'];

function mayfly(link: GuestLink, ...words: readonly string[]): Running {
  const variables = [...environment, `MAYFLY_PROGRAMS=${programsInside}`];
  return link.run([
    '/usr/bin/env',
    '-i',
    ...variables,
    '/usr/bin/node',
    `${product}/docker/cli/mayfly.mjs`,
    ...words,
  ]);
}

/** What `invite --json` prints. */
interface Invited {
  readonly token: string;
  readonly sshPrivateKey: string;
}

export class CanaryRoom {
  readonly canaries: KindCanary[] = [];
  readonly #machine: Machine;
  readonly #up: Running;
  /** All waits are so many times as long where the machine is slow. */
  readonly #slowness: number;
  readonly #closers: (() => Promise<void> | void)[] = [];

  private constructor(machine: Machine, up: Running, slowness: number) {
    this.#machine = machine;
    this.#up = up;
    this.#slowness = slowness;
  }

  /** Starts a room, has two guests talk, and learns its secrets. */
  static async open(machine: Machine, amounts: Amounts, slowness: number): Promise<CanaryRoom> {
    const [web = 0, ssh = 0] = await freePorts(2);
    const flags = ['--engine=bare', '--json', '--nick-length=30'];
    if (!amounts.onion) flags.push('--no-onion');
    const start = async (triesLeft: number): Promise<readonly [CanaryRoom, ReadyEvent]> => {
      const up = mayfly(machine.link, 'up', ...flags, `--web-port=${web}`, `--ssh-port=${ssh}`);
      const room = new CanaryRoom(machine, up, slowness);
      try {
        return [room, await room.#ready()];
      } catch (error) {
        // Without KVM, a first start may take longer than a room waits for its parts. A second one is quicker.
        if (slowness === 1 || triesLeft === 0) throw error;
        return start(triesLeft - 1);
      }
    };
    const [room, ready] = await start(2);
    await machine.link.publish(web);
    await machine.link.publish(ssh);
    await room.#talk(ready, web, amounts);
    await room.#learnKeys(ready);
    return room;
  }

  async #ready(): Promise<ReadyEvent> {
    let code: number | null | undefined;
    void this.#up.ended.then((ended) => (code = ended));
    return until(
      'the room to be ready',
      () => {
        const line = this.#up.output.split('\n').find((one) => one.includes('"event":"ready"'));
        if (line !== undefined) return decodeReadyEvent(JSON.parse(line), 'ready');
        if (code !== undefined)
          throw new Error(`the room ended with ${code}: ${problemsIn(this.#up.output)}`);
        return null;
      },
      { withinMs: 60_000 * this.#slowness },
    );
  }

  async #talk(ready: ReadyEvent, webPort: number, amounts: Amounts): Promise<void> {
    const { passphrase, host } = ready;
    if (passphrase === null || host === null) throw new Error('the room has no invitations');
    const invited = await this.#invite();
    const [anna, bert] = [guestWords(amounts), guestWords(amounts)];
    const topic = randomWord();
    this.canaries.push(
      ...guestCanaries('anna', anna),
      ...guestCanaries('bert', bert),
      textCanary('topic', 'topic', topic),
      textCanary('passphrase', 'passphrase', passphrase),
      ...tokenCanaries('token of the operator', host.token),
      ...tokenCanaries('token of bert', invited.token),
      sshKeyCanary('ssh key of bert', invited.sshPrivateKey),
    );
    const byBrowser = IrcClient.websocket(webPort);
    this.#closers.push(() => byBrowser.close());
    await byBrowser.enters(anna.nick, passphrase, '#lobby');
    const ssh = new SshGuest({ ...ready.ssh, privateKey: invited.sshPrivateKey });
    const tunnel = await ssh.tunnel(ready.irc.port);
    this.#closers.push(async () => {
      await tunnel.close();
      ssh.remove();
    });
    const bySsh = IrcClient.tcp({ host: '127.0.0.1', port: tunnel.port });
    this.#closers.unshift(() => bySsh.close());
    await bySsh.enters(bert.nick, invited.token, '#lobby');
    byBrowser.say('JOIN #den', `TOPIC #den :${topic}`);
    await byBrowser.hears(new RegExp(`TOPIC #den :${topic}`));
    await Promise.all([
      this.#says(byBrowser, anna, bySsh, bert.nick),
      this.#says(bySsh, bert, byBrowser, anna.nick),
    ]);
  }

  /** All of it, and waits until the other has heard the last. */
  async #says(from: IrcClient, words: GuestWords, to: IrcClient, other: string): Promise<void> {
    const { messages, privateMessages } = words;
    from.say(
      ...messages.map((text) => `PRIVMSG #lobby :${text}`),
      ...privateMessages.map((text) => `PRIVMSG ${other} :${text}`),
    );
    const last = privateMessages.at(-1) ?? '';
    // A guest may send two lines a second.
    await until('the last message', () => to.lines.some((line) => line.includes(last)), {
      withinMs: 60_000 + 30_000 * this.#slowness,
    });
  }

  async #invite(): Promise<Invited> {
    const invite = mayfly(this.#machine.link, 'invite', 'bert', '--ssh', '--json');
    const ended = await within(30_000 * this.#slowness, 'mayfly invite', invite.ended);
    if (ended !== 0) throw new Error(`mayfly invite ended with ${ended}`);
    return JSON.parse(invite.output) as Invited;
  }

  async #learnKeys({ onion }: ReadyEvent): Promise<void> {
    const { link, memory } = this.#machine;
    const order = { process: 'sshd', path: '/run/mayfly/sshd/local/host_key' };
    const hostKey = await within(30_000, 'the agent', link.read(order));
    this.canaries.push(sshKeyCanary('ssh key of the room', hostKey.toString('latin1')));
    if (onion === null) return;
    // tor drops the file of its key: the supervisor still has it.
    await this.#machine.pause();
    const key = onionKeyIn(memory, onion.address);
    await this.#machine.goOn();
    this.canaries.push({ kind: 'key', name: 'key of the onion', bytes: key });
  }

  /** Ends the room, waits until it has gone, and has the guests leave. */
  async end(how: EndMethod): Promise<void> {
    if (how === 'ctrl-c') {
      this.#up.signal('SIGINT');
    } else {
      const command = mayfly(this.#machine.link, ...how);
      const code = await within(180_000 * this.#slowness, `mayfly ${how[0]}`, command.ended);
      // A slow machine may not overwrite its files in time: `down` says so, and what is left is counted.
      if (code !== exitCode.success && code !== exitCode.residue)
        throw new Error(`mayfly ${how.join(' ')} ended with ${code}`);
    }
    await within(60_000 * this.#slowness, 'mayfly up', this.#up.ended);
    await this.leave();
  }

  async leave(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
  }
}

/** What `up` tells of trouble, and nothing that is secret. */
function problemsIn(output: string): string {
  return output
    .split('\n')
    .filter((line) => /"event":"(problem|ending)"/.test(line))
    .join('\n');
}

/** The secret number of the onion's key. @throws {Error} it is not in memory. */
function onionKeyIn(memory: number, address: string): Buffer {
  const tag = Buffer.alloc(32);
  tag.write('== ed25519v1-secret: type0 ==');
  const found = bytesBehind(memory, tag, 32).find((scalar) =>
    address.startsWith(addressOf(scalar)),
  );
  if (found === undefined) throw new Error('the key of the onion is not in memory');
  return found;
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first 51 of the address's characters are of the public key alone (rend-spec-v3, [ONIONADDRESS]). */
function addressOf(secret: Buffer): string {
  const number = BigInt(`0x${Buffer.from(secret.toReversed()).toString('hex')}`);
  const publicKey = ed25519.Point.BASE.multiply(number % ed25519.Point.Fn.ORDER).toBytes();
  const bits = [...publicKey].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => base32[Number.parseInt(five, 2)]).join('');
}
