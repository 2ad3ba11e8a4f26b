// A group that seals nothing: it shows what lines do, where no member has to be believed.

import type {
  Group,
  GroupAction,
  GroupView,
} from '../../../../../server/sealed/group/group-types.ts';
import { fromUtf8, utf8 } from '../../../../../server/sealed/bytes/bytes.ts';

/** Its frames are JSON, padded with spaces to what a sealed one takes. */
export class OpenGroup implements Group {
  readonly calls: string[] = [];
  readonly #sent = new Map<string, number>();
  #stage: GroupView['stage'];

  constructor(kept: Uint8Array | null) {
    this.#stage = kept === null ? 'outside' : 'inside';
  }

  get view(): GroupView {
    return { stage: this.#stage, fault: null, words: null, epoch: null, members: [] };
  }

  readonly waitMs = null;

  absent(channel: string): void {
    this.calls.push(`absent ${channel}`);
  }

  async entered(nick: string, nicks: readonly string[]) {
    this.calls.push(`entered ${nick}: ${nicks.join(' ')}`);
    this.#stage = 'inside';
    return [{ kind: 'changed', view: this.view }] as const;
  }

  async joined(nick: string): Promise<readonly GroupAction[]> {
    this.calls.push(`joined ${nick}`);
    return [];
  }

  async left(nick: string) {
    this.calls.push(`left ${nick}`);
    return [];
  }

  async renamed(from: string, to: string) {
    this.calls.push(`renamed ${from} ${to}`);
    return [];
  }

  async outside() {
    this.calls.push('outside');
    this.#stage = 'outside';
    return [];
  }

  async received({ bytes, isOwn }: Parameters<Group['received']>[0]) {
    const whole = (fromUtf8(bytes) ?? '').trimEnd();
    if (!whole.startsWith('{')) return [];
    const { command, text } = JSON.parse(whole) as { command: 'PRIVMSG'; text: string };
    const ticket = isOwn ? (this.#sent.get(whole) ?? null) : null;
    return [{ kind: 'text', from: null, command, text, ticket }] as const;
  }

  async say(command: string, target: string, text: string, ticket: number) {
    if (target === 'nobody') return [{ kind: 'refused', ticket, why: 'nobody' }] as const;
    const whole = JSON.stringify({ command, text, ticket });
    this.#sent.set(whole, ticket);
    return [{ kind: 'send', target, bytes: utf8(whole.padEnd(256)), ticket }] as const;
  }

  async revoke(invitation: string) {
    this.calls.push(`revoke ${invitation}`);
    return [];
  }

  async tick() {
    return [];
  }

  keep() {
    return utf8('kept');
  }
}
