// What is looked for in memory, by kind: what people said, who they were, and what lets one in.

import { randomWord } from '../support/random-word.ts';
import type { Canary } from '../support/byte-search.ts';

export const kinds = [
  'message',
  'private message',
  'nickname',
  'topic',
  'passphrase',
  'token',
  'key',
] as const;
export type Kind = (typeof kinds)[number];

export interface KindCanary extends Canary {
  readonly kind: Kind;
}

/** How much each of the two guests says, and whether tor runs. */
export interface Amounts {
  readonly messages: number;
  readonly privateMessages: number;
  readonly onion: boolean;
}

/** With nicknames, topic, passphrase, tokens and keys: 169. */
export const wholeAmounts: Amounts = { messages: 60, privateMessages: 20, onion: true };

/** So few that no guest waits: a door lets 40 lines in at once. */
export const fewAmounts: Amounts = { messages: 24, privateMessages: 8, onion: false };

/** What lets one in, or be taken for the room: of these, nothing may be left. */
export const secretKinds = ['passphrase', 'token', 'key'] as const satisfies readonly Kind[];

/** What people choose, for one guest. */
export interface GuestWords {
  readonly nick: string;
  readonly messages: readonly string[];
  readonly privateMessages: readonly string[];
}

export function guestWords({ messages, privateMessages }: Amounts): GuestWords {
  const words = (length: number): string[] => Array.from({ length }, randomWord);
  return {
    nick: randomWord(),
    messages: words(messages),
    privateMessages: words(privateMessages),
  };
}

export function guestCanaries(which: string, words: GuestWords): KindCanary[] {
  return [
    textCanary('nickname', `nickname of ${which}`, words.nick),
    ...words.messages.map((text, at) => textCanary('message', `${which}, message ${at}`, text)),
    ...words.privateMessages.map((text, at) =>
      textCanary('private message', `${which}, private message ${at}`, text),
    ),
  ];
}

export function textCanary(kind: Kind, name: string, text: string): KindCanary {
  return { kind, name, bytes: Buffer.from(text) };
}

/** As it is shown, in groups, and as the room has it: found in either form, it counts once. */
export function tokenCanaries(name: string, token: string): KindCanary[] {
  const plain = token.replaceAll('-', '');
  const groups = plain.match(/.{1,4}/g) ?? [];
  return [textCanary('token', name, plain), textCanary('token', name, groups.join('-'))];
}

/** The secret half of an Ed25519 key: 32 bytes. @param text as OpenSSH writes it. */
export function sshKeyCanary(name: string, text: string): KindCanary {
  const body = Buffer.from(text.replace(/-----.*-----|\s/g, ''), 'base64');
  // openssh PROTOCOL.key: the secret is a string of 64 bytes, the seed and the public key.
  const at = body.lastIndexOf(Buffer.from([0, 0, 0, 64]));
  if (at === -1) throw new Error(`${name} is not as expected`);
  return { kind: 'key', name, bytes: body.subarray(at + 4, at + 36) };
}
