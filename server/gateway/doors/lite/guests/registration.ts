// Registers a guest with the room (RFC 2812 §3.1): what is sent, and which answer means yes or no.

import {
  forgetCapability,
  peopleCapability,
  redactionCapability,
} from '../../../../contract/room/extension-names.ts';
import { RPL_WELCOME } from '../../../../contract/room/numerics.ts';
import type { RandomInt } from '../../../../contract/room/random-int.ts';
import { knockNews, type KnockNews } from '../../../../contract/words/knock.ts';
import { entryRefusal, type EntryProblem } from '../../../../contract/words/refusal.ts';
import type { Message } from '../../../../protocol/wire/message.ts';
import type { Farewell } from '../../door.ts';
import type { IrcCommand } from '../../../../contract/room/irc-command.ts';

export interface Login {
  readonly nick: string;
  readonly passphrase: string;
  /** Nobody is shown it. */
  readonly mark: string;
  /** With its '#'. */
  readonly channel: string;
}

/** `in`, or why not. `full`: the room is full or closing, so that another form would not help. */
export type EntryOutcome =
  | { readonly kind: 'in' }
  | { readonly kind: 'refused'; readonly problem: EntryProblem; readonly full: boolean };

// No Tor circuit is built here: the room answers in milliseconds, or has trouble.
const answerMs = 20_000;

/** Told once whether the guest is in. */
export type OnDecided = (outcome: EntryOutcome) => void;

/** The first answer. `waits`: a host has to let the guest in, and the outcome comes later. */
export type EntryAnswer = EntryOutcome | { readonly kind: 'waits' };

export class Registration {
  readonly login: Login;
  readonly answer: Promise<EntryAnswer>;
  /** Resolves with the room's answer, or a refusal where none came in time. */
  readonly outcome: Promise<EntryOutcome>;
  readonly #random: RandomInt;
  readonly #resolve: (outcome: EntryOutcome) => void;
  readonly #answered: (answer: EntryAnswer) => void;
  readonly #late: NodeJS.Timeout;
  #isOpen = true;
  #knock: KnockNews | null = null;

  constructor(login: Login, random: RandomInt) {
    this.login = login;
    this.#random = random;
    const { promise, resolve } = Promise.withResolvers<EntryOutcome>();
    this.outcome = promise;
    this.#resolve = resolve;
    const first = Promise.withResolvers<EntryAnswer>();
    this.answer = first.promise;
    this.#answered = first.resolve;
    this.#late = setTimeout(() => {
      this.#refuse({ key: 'failed.timeout', values: {}, suggestion: null });
    }, answerMs);
  }

  /** The room has not answered yet. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** What a guest who waits is told; null: they do not. */
  get knock(): KnockNews | null {
    return this.#knock;
  }

  /** What to send first, in order. */
  get commands(): readonly IrcCommand[] {
    const { mark, nick, passphrase } = this.login;
    return [
      ['PASS', passphrase],
      // Lines of the history have a time of their own.
      // The echoes tell the ids of the guest's own messages.
      [
        'CAP',
        'REQ',
        `server-time message-tags echo-message ${peopleCapability} ${redactionCapability}`,
      ],
      // Alone, because it is refused where the room forgets nothing.
      ['CAP', 'REQ', forgetCapability],
      ['NICK', nick],
      ['USER', 'lite', '0', '*', mark],
      ['CAP', 'END'],
    ];
  }

  /** Reads one message of the room. Most decide nothing. */
  read({ command, params }: Message): void {
    if (command === RPL_WELCOME) this.#settle({ kind: 'in' });
    else if (command === 'NOTICE') this.#told(params.at(-1) ?? '');
    // The connection's end follows an ERROR, with the same words.
    else if (command !== 'ERROR') this.#refuseFor(command, params.at(-1) ?? '');
  }

  /** The room closed the connection. */
  readEnd({ kind, words }: Farewell): void {
    this.#refuseFor('ERROR', words, kind !== 'over');
  }

  #told(text: string): void {
    this.#knock = knockNews(this.#knock, text);
    if (this.#knock === null) return;
    // From now on the room's answer is a person's.
    clearTimeout(this.#late);
    this.#answered({ kind: 'waits' });
  }

  #refuseFor(code: string, text: string, full = false): void {
    const nick = code === 'ERROR' ? '' : this.login.nick;
    const problem = entryRefusal({ code, text }, nick, this.#random);
    if (problem !== null) this.#refuse(problem, full);
  }

  #refuse(problem: EntryProblem, full = false): void {
    this.#settle({ kind: 'refused', problem, full });
  }

  #settle(outcome: EntryOutcome): void {
    this.#isOpen = false;
    clearTimeout(this.#late);
    this.#resolve(outcome);
    this.#answered(outcome);
  }
}
