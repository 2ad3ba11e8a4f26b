// How a guest comes in by the lite door: the form, what it carries, and the room's answer. A form that
// is sent twice lets one guest in, once.

import { randomInt } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Values } from '../../../contract/words/messages.ts';
import { isNickname } from '../../../contract/room/nickname.ts';
import { plainNickname, pleasantNickname } from '../../../contract/room/suggest-nickname.ts';
import { isValidChannel } from '../../../contract/room/channel-name.ts';
import { sameSecret } from '../../../protocol/session/same-secret.ts';
import type { Admit } from '../door.ts';
import { clientMark } from './guests/client-mark.ts';
import { FormIds } from './secrets/form-ids.ts';
import { LiteGuest, type EntryOutcome } from './guests/guest.ts';
import type { Html } from './pages/html.ts';
import {
  firstForm,
  joinPage,
  type JoinField,
  type JoinForm,
  type JoinProblem,
} from './pages/join-page.ts';
import { streamBeat, streamEnd, streamNews } from './pages/message-pages.ts';
import type { Registry } from './guests/registry.ts';
import { one, setCookie } from './requests.ts';
import { Seal } from './secrets/seal.ts';
import { readTyped, type Typed } from './join-input.ts';
import type { LiteKey, Words } from './words/words.ts';

export type EntryAnswer =
  | { readonly kind: 'page'; readonly status: number; readonly page: Html }
  | { readonly kind: 'in'; readonly cookie: string; readonly location: string };

interface Entered {
  readonly guest: LiteGuest;
  readonly outcome: EntryOutcome;
}

export interface EntryOptions {
  /** Offered in the form, with its '#'. */
  readonly firstChannel: string;
  /** null: an open room. */
  readonly passphrase: string | null;
  /** The longest nickname that the room takes. */
  readonly nickLength: number;
  readonly admit: Admit;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wallMs: () => number;
  readonly refused: (reason: string) => void;
}

/** So long is waited for the guest's earlier self to be gone, whose nickname they may want again. */
const leavingMs = 2_000;

/** Of each problem: its status, and the field that has it. */
const problems: {
  readonly [K in LiteKey]?: { readonly status: number; readonly field: JoinField | null };
} = {
  'failed.nickTaken': { status: 409, field: 'nick' },
  'failed.nickHeld': { status: 409, field: 'nick' },
  'failed.nickForm': { status: 400, field: 'nick' },
  'failed.nickLong': { status: 400, field: 'nick' },
  'join.nicknameTry': { status: 400, field: 'nick' },
  'wrong.channelName': { status: 400, field: 'channel' },
  'failed.passphrase': { status: 403, field: 'key' },
  'failed.noPassphrase': { status: 403, field: 'key' },
  'failed.cutOff': { status: 403, field: 'key' },
  'failed.banned': { status: 403, field: null },
  'failed.closed': { status: 403, field: null },
  'failed.full': { status: 503, field: null },
  'failed.timeout': { status: 504, field: null },
};

export class Entry {
  readonly #options: EntryOptions;
  readonly #registry: Registry;
  readonly #forms: FormIds;
  /** What was typed for a passphrase and need not be typed again, bound to the next form. */
  readonly #kept = new Seal();
  /** By the form's id: entries under way, and guests who are in. Who is refused is not remembered. */
  readonly #entering = new Map<string, Promise<Entered>>();
  readonly #entered = new Map<string, LiteGuest>();

  constructor(options: EntryOptions, registry: Registry) {
    this.#options = options;
    this.#registry = registry;
    this.#forms = new FormIds(options.now);
  }

  /** The page with the form, as it is first shown. @param guest who the browser's cookie is for. */
  page(words: Words, guest: LiteGuest | null): Html {
    const inside = guest?.ended === null ? guest.view.nick : null;
    return joinPage(words, { ...this.#first(), inside });
  }

  /** The form alone, for the page whose address holds the invitation. */
  firstForm(words: Words): Html {
    const form = this.#first();
    return firstForm(words, form.passphrase === 'open' ? form : { ...form, passphrase: 'bar' });
  }

  #first(): JoinForm {
    return {
      id: this.#forms.mint(),
      nick: pleasantNickname(randomInt),
      channel: this.#options.firstChannel,
      mode: 'live',
      problem: null,
      inside: null,
      passphrase: this.#options.passphrase === null ? 'open' : 'asked',
      kept: '',
    };
  }

  /** A form that was sent. @param before who the browser's cookie was for: they make room. */
  async take(
    request: FastifyRequest,
    words: Words,
    circuit: number | null,
    before: LiteGuest | null,
  ): Promise<EntryAnswer> {
    const id = one(request.body, 'id');
    const typed = this.#withKept(readTyped(request.body), id, one(request.body, 'kept'));
    const inside = this.#entered.get(id);
    if (inside?.ended === null) return this.#in(inside, request, circuit);
    let entering = this.#entering.get(id);
    if (entering === undefined) {
      // A form of an earlier room's, or of none: this one's is shown, and the guest sends it again.
      const verdict = this.#forms.check(id);
      const formWasOld = { key: 'lite.oldForm', values: {} } as const;
      if (verdict === 'forged') return this.#again(words, typed, 403, formWasOld);
      if (verdict !== 'fresh') return this.#again(words, typed, 409, formWasOld);
      const problem = this.#problemOf(typed);
      if (problem !== null) {
        const nick = problem.values['other'] ?? typed.nick;
        return this.#again(words, { ...typed, nick }, statusOf(problem.key), problem);
      }
      entering = this.#enter(id, typed, words, circuit, before);
      this.#entering.set(id, entering);
    }
    const { guest, outcome } = await entering;
    if (outcome.kind === 'in') return this.#in(guest, request, circuit);
    const { problem, full } = outcome;
    const nick = problem.suggestion ?? typed.nick;
    const isCutOff = problem.key === 'failed.passphrase' && typed.cutOff;
    const told = isCutOff ? { key: 'failed.cutOff' as const, values: {} } : problem;
    return this.#again(words, { ...typed, nick }, full ? 503 : statusOf(told.key), told);
  }

  #in(guest: LiteGuest, request: FastifyRequest, circuit: number | null): EntryAnswer {
    guest.clients.add(clientMark(request.raw, circuit));
    const cookie = setCookie(this.#registry.add(guest));
    return { kind: 'in', cookie, location: `/lite/enter/${this.#registry.openPassage(guest)}` };
  }

  /** @param kept what an earlier answer to this guest carried in the form. */
  #withKept(typed: Typed, id: string, kept: string): Typed {
    if (typed.passphrases.length > 0 || kept === '') return typed;
    const [of, ...passphrases] = this.#kept.open(kept)?.split('\n') ?? [];
    return of === id ? { ...typed, passphrases, cutOff: false } : typed;
  }

  /** The one that is right where one is, so that trying the others costs nothing. */
  #meant({ passphrases }: Typed): string {
    const { passphrase } = this.#options;
    const right = passphrases.filter(
      (typed) => passphrase !== null && sameSecret(typed, passphrase),
    );
    return right[0] ?? passphrases[0] ?? '';
  }

  #problemOf(typed: Typed): { readonly key: LiteKey; readonly values: Values } | null {
    const { nick, channel, passphrases } = typed;
    const { nickLength, passphrase } = this.#options;
    if (nick.length > nickLength || !isNickname(nick)) {
      const other = plainNickname(nick, nickLength) ?? pleasantNickname(randomInt);
      const isLong = isNickname(nick.slice(0, nickLength));
      const key = isLong ? 'failed.nickLong' : 'join.nicknameTry';
      return { key, values: { other, limit: String(nickLength) } };
    }
    if (!isValidChannel(channel)) return { key: 'wrong.channelName', values: { name: channel } };
    if (passphrase !== null && passphrases.length === 0) {
      return { key: typed.cutOff ? 'failed.cutOff' : 'failed.noPassphrase', values: {} };
    }
    return passphrases[0] === '' ? { key: 'failed.passphrase', values: {} } : null;
  }

  async #enter(
    id: string,
    typed: Typed,
    words: Words,
    circuit: number | null,
    before: LiteGuest | null,
  ): Promise<Entered> {
    const { now, wallMs, admit, refused, passphrase: right } = this.#options;
    const passphrase = this.#meant(typed);
    // Who is in already, and mistypes, stays in.
    if (before !== null && (right === null || sameSecret(passphrase, right))) {
      before.say('QUIT', '');
      await before.gone(leavingMs);
    }
    const guest = new LiteGuest(typed.nick, {
      circuit,
      language: words.language,
      mode: typed.mode,
      now,
      wallClock: wallMs,
      dice: randomInt,
      draw: streamNews,
      drawBeat: streamBeat,
      drawEnd: streamEnd,
      refused,
    });
    guest.view.home = this.#options.firstChannel;
    const outcome = await guest.enter({ ...typed, passphrase }, admit);
    this.#entering.delete(id);
    if (outcome.kind === 'in') {
      for (const [form, { ended }] of this.#entered) if (ended !== null) this.#entered.delete(form);
      this.#entered.set(id, guest);
    }
    return { guest, outcome };
  }

  /** The form with what was typed in it; a passphrase that may be right is kept, and not shown. */
  #again(
    words: Words,
    typed: Typed,
    status: number,
    { key, values }: { readonly key: LiteKey; readonly values: Values },
  ): EntryAnswer {
    const { nick, channel, mode, passphrases } = typed;
    const id = this.#forms.mint();
    const field = problems[key]?.field ?? null;
    const isKept = field !== 'key' && passphrases.length > 0;
    const problem: JoinProblem = { key, values, field };
    const form: JoinForm = {
      ...this.#first(),
      id,
      nick,
      channel,
      mode,
      problem,
      ...(isKept && { kept: this.#kept.seal([id, ...passphrases].join('\n')), passphrase: 'kept' }),
    };
    return { kind: 'page', status, page: joinPage(words, form) };
  }
}

function statusOf(key: LiteKey): number {
  return problems[key]?.status ?? 400;
}
