// What an operator may set, as types.

import type { KnockMode } from './knock-mode.ts';
import type { TorControl } from './tor-control.ts';
import type { PlainKey } from '../sentences/sentence.ts';

/** All that can be set, parsed. Times in milliseconds. */
export interface Settings {
  /** Channel names without '#'; the first is the one that guests enter. */
  readonly rooms: readonly string[];
  /** null: the appliance mints one. '': none (only with `open`). */
  readonly passphrase: string | null;
  /** Ends the room when it is typed as the passphrase; null: there is none. */
  readonly panicWord: string | null;
  readonly open: boolean;
  /** No passphrase exists: each person needs an invitation of their own. */
  readonly inviteOnly: boolean;
  /** Only guests' own devices can read what is said: the room relays sealed lines alone. */
  readonly sealed: boolean;
  /** How many guests the passphrase lets in; null: any number. */
  readonly sharedUses: number | null;
  /** Who waits until a host lets them in. */
  readonly knock: KnockMode;
  readonly webPort: number;
  readonly sshPort: number;
  readonly ircPort: number;
  readonly ngircdPort: number;
  /** `type base64` of each guest's public key, comment dropped. */
  readonly sshKeys: readonly string[];
  readonly onion: boolean;
  /** Bridge lines as the Tor Project hands them out, without the word `Bridge`. */
  readonly bridges: readonly string[];
  /** Extra torrc lines, as they are. */
  readonly torrc: string;
  /** A tor that runs already and is to carry the onion; null: the room starts its own. */
  readonly torControl: TorControl | null;
  /** Of that tor's control port; null: it asks for none, or has a cookie. */
  readonly torPassword: string | null;
  readonly lifetimeMs: number;
  /** The room ends once it has been empty for so long; null: it does not. */
  readonly endWhenEmptyMs: number | null;
  /** The room ends if no host shows a sign of life for so long; null: it does not. */
  readonly deadManMs: number | null;
  readonly nickLength: number;
  readonly maxGuests: number;
  readonly maxGuestsPerCircuit: number;
  /** How long a guest whose connection broke keeps their place. */
  readonly holdMs: number;
  /** Lines of a channel that newcomers get; 0: none are kept. */
  readonly backlogLines: number;
  /** The age at which the backlog and the pages drop a message; null: they keep it. */
  readonly forgetMs: number | null;
}

/** A setting's text form: its flag, its variable, and how its text becomes a value. */
export interface SettingSpec<T> {
  readonly flag: string;
  readonly variable: string;
  /** What the flag takes, for --help; null: it takes nothing. */
  readonly takes: string | null;
  /** The flag names a file whose text is the value. */
  readonly file?: boolean;
  /** The flag may be given more than once; the texts are joined by newlines. */
  readonly repeatable?: boolean;
  /** What a flag without a value means as text. */
  readonly means?: string;
  /** Words that may follow the flag, which needs none. */
  readonly mayFollow?: readonly string[];
  readonly fallback: string;
  readonly help: PlainKey;
  /** @throws {Error} whose message completes `"<value>" …`. */
  readonly parse: (text: string) => T;
}

/** Texts by setting: what a flag or a variable gave. Absent: the fallback. */
export type SettingTexts = { readonly [K in keyof Settings]?: string | undefined };
