// Rooms that are ready, and the text of their invitations for each kind of recipient.

import {
  invitationText,
  textScreen,
  type Screen,
  type Wish,
} from '../../../docker/cli/terminal/invitation-text.ts';
import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import { sshPrivateKey, sshPublicLine } from '../../../server/contract/host/openssh-key.ts';
import { sshBlock, torsocksBlock } from '../../../server/contract/terminal/ssh-block.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';

export const host = sshPublicLine(new Uint8Array(32).fill(7));
export const onionHost = sshPublicLine(new Uint8Array(32).fill(8));
export const key = sshPrivateKey(
  { seed: new Uint8Array(32), publicKey: new Uint8Array(32).fill(9) },
  1,
  '$(touch pwned)`id`',
);
export const onionName = `${'a2'.repeat(28)}.onion`;

export const ready: ReadyEvent = {
  event: 'ready',
  rooms: ['lobby', 'press'],
  inviteOnly: false,
  sealed: false,
  host: null,
  passphrase: 'six-words-of-a-list-here',
  web: { url: 'http://127.0.0.1:8080', link: 'http://127.0.0.1:8080/#room=lobby&key=six' },
  onion: { address: onionName, link: `http://${onionName}/#room=lobby&key=six` },
  ssh: {
    host: '127.0.0.1',
    port: 2222,
    user: 'guest',
    hostKey: 'SHA256:abc',
    hostPublicKey: host,
    onion: { hostKey: 'SHA256:def', hostPublicKey: onionHost },
    privateKey: key,
    link: `http://${onionName}/#room=lobby&ssh=x`,
  },
  irc: { host: '127.0.0.1', port: 6667 },
  lifetimeMs: 12 * 3_600_000,
};
export const local: ReadyEvent = { ...ready, onion: null, ssh: { ...ready.ssh, onion: null } };
export interface Options extends Screen, Omit<Wish, 'recipient'> {
  /** `irc`: what a personal invitation says of ssh and of Tor. */
  readonly recipient: Wish['recipient'] | 'irc';
  readonly language: 'en' | 'pt-BR' | 'es';
}
export const browser: Options = {
  columns: 200,
  colour: false,
  hasUnicode: true,
  qr: true,
  recipient: 'browser',
  room: '4242',
  isOneOfMany: false,
  remainingMs: null,
  language: 'en',
};
export const irc: Options = { ...browser, recipient: 'irc' };
export const keyOwner: Options = { ...browser, recipient: 'key owner' };

export function textOf(event: ReadyEvent, options: Options): string {
  const translator = makeTranslator(options.language);
  const { recipient } = options;
  if (recipient !== 'irc') {
    return invitationText(event, options, { ...options, recipient }, translator);
  }
  const screen = textScreen(options, options.qr, translator);
  return [...sshBlock(event, screen), ...torsocksBlock(event, screen)].join('\n');
}
export function linesOf(event: ReadyEvent, options = browser): string[] {
  return textOf(event, options).split('\n');
}
