// A filter in front of a control port, as onion-grater is one: it lets through what a profile allows, and answers for tor
// where onion-grater does. Its rules are those of a profile file.
// Source: onion-grater of Tails and Whonix (usr/lib/onion-grater).

import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import type { ControlConnection } from '../../server/tor-control/connection.ts';

interface Rule {
  readonly pattern: RegExp;
  readonly replacement: string | null;
}

export interface Profile {
  readonly commands: ReadonlyMap<string, readonly Rule[]>;
  readonly events: ReadonlySet<string>;
}

/** Reads the part of YAML that profiles are written in. @throws where there is anything else. */
export function readProfile(path: string): Profile {
  const commands = new Map<string, Rule[]>();
  const events = new Set<string>();
  let part = '';
  let rules: Rule[] = [];
  const regex = (text: string): RegExp => new RegExp(`^(?:${text})$`);
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (/^(#.*|---|)$/.test(line) || /^(- {1}| {2})(exe-paths|users|hosts):$/.test(line)) continue;
    const heading = /^ {2}(commands|events):$/.exec(line)?.[1];
    const name = /^ {4}([A-Z_]+):$/.exec(line)?.[1];
    const plain = /^ {6}- '(.*)'$/.exec(line)?.[1];
    const pattern = /^ {6}- pattern: +'(.*)'$/.exec(line)?.[1];
    const replacement = /^ {8}replacement: '(.*)'$/.exec(line)?.[1];
    const last = rules.at(-1);
    if (heading !== undefined) part = heading;
    else if (name !== undefined && part === 'events') events.add(name);
    else if (name !== undefined && part === 'commands') commands.set(name, (rules = []));
    else if (plain !== undefined) rules.push({ pattern: regex(plain), replacement: null });
    else if (pattern !== undefined) rules.push({ pattern: regex(pattern), replacement: null });
    else if (replacement !== undefined && last !== undefined)
      rules[rules.length - 1] = { ...last, replacement };
    else if (!/^ {4}- '\*'$/.test(line)) throw new Error(`profile: ${line}`);
  }
  return { commands, events };
}

export class ControlFilter {
  /** Commands that it did not let through, without their arguments' secrets. */
  readonly filtered: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(profile: Profile, controller: () => Promise<ControlConnection>) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket));
      void this.#serve(socket, profile, controller).catch(() => socket.destroy());
    });
  }

  /** @param controller a connection that is logged in; asked for again where tor was lost. */
  static async open(
    profile: Profile,
    controller: () => Promise<ControlConnection>,
  ): Promise<ControlFilter> {
    const filter = new ControlFilter(profile, controller);
    await new Promise<void>((resolve) => filter.#server.listen(0, '127.0.0.1', resolve));
    return filter;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  async #serve(
    socket: Socket,
    profile: Profile,
    controller: () => Promise<ControlConnection>,
  ): Promise<void> {
    let tor = await this.#connected(socket, controller);
    let isLost = false;
    socket.on('close', () => tor.close());
    const watch = (): void => {
      tor.onEvent = (line) => void socket.write(`650 ${line}\r\n`);
      void tor.over.then(() => (isLost = true));
    };
    watch();
    let rest = '';
    for await (const chunk of socket.setEncoding('latin1')) {
      const lines = (rest + String(chunk)).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (isLost) {
          tor = await this.#connected(socket, controller);
          isLost = false;
          watch();
        }
        socket.write(await this.#answer(line, profile, tor, socket));
      }
    }
  }

  async #connected(
    socket: Socket,
    controller: () => Promise<ControlConnection>,
  ): Promise<ControlConnection> {
    while (!socket.destroyed) {
      try {
        return await controller();
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
    throw new Error('nobody waits');
  }

  async #answer(
    line: string,
    { commands, events }: Profile,
    tor: ControlConnection,
    { remoteAddress = '' }: Socket,
  ): Promise<string> {
    const [, word = '', args = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
    const command = word.toUpperCase();
    const fine = '250 OK\r\n';
    if (command === 'PROTOCOLINFO')
      return `250-PROTOCOLINFO 1\r\n250-AUTH METHODS=NULL\r\n250-VERSION Tor="0.4.9.11"\r\n${fine}`;
    if (command === 'AUTHENTICATE') return fine;
    if (command === 'SETEVENTS' && args.split(' ').every((event) => events.has(event)))
      return said(await tor.ask(line));
    for (const { pattern, replacement } of commands.get(command) ?? []) {
      const match = pattern.exec(args);
      if (match === null) continue;
      const groups = match.slice(1);
      const sent = (replacement ?? args)
        .replaceAll('{client-address}', remoteAddress)
        .replaceAll('{}', () => groups.shift() ?? '');
      return said(await tor.ask(`${command} ${replacement === null ? args : sent}`));
    }
    this.filtered.push(`${command} ${args.replace(/ED25519-V3:\S+/, 'KEY')}`);
    return '510 Command filtered\r\n';
  }
}

function said({
  code,
  lines,
}: {
  readonly code: number;
  readonly lines: readonly string[];
}): string {
  return lines
    .map((line, index) => `${code}${index === lines.length - 1 ? ' ' : '-'}${line}\r\n`)
    .join('');
}
