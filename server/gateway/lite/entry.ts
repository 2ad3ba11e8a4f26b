// How a guest comes in by the lite door: the form, what it carries, and the room's answer. A form that
// is sent twice lets one guest in, once.

import { randomInt } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { parseFragment } from '../../contract/invitation.ts';
import type { Values } from '../../contract/words/catalogue.ts';
import { isNickname, pleasantNickname } from '../../contract/words/nickname.ts';
import { isChannel } from '../../protocol/names.ts';
import { cutUtf8 } from '../../protocol/utf8.ts';
import type { Admit } from '../door.ts';
import { FormIds } from './form-ids.ts';
import { LiteGuest, type EntryOutcome, type ViewMode } from './guest.ts';
import type { Html } from './html.ts';
import { joinPage } from './join-page.ts';
import { streamBeat, streamEnd, streamNews } from './message-pages.ts';
import type { Registry } from './registry.ts';
import { one, setCookie } from './requests.ts';
import type { LiteKey, Words } from './words.ts';

export type EntryAnswer =
  | { readonly kind: 'page'; readonly status: number; readonly page: Html }
  | { readonly kind: 'in'; readonly cookie: string; readonly location: string };

interface Asked {
  readonly nick: string;
  readonly passphrase: string;
  readonly channel: string;
  readonly mode: ViewMode;
}

interface Entered {
  readonly guest: LiteGuest;
  readonly outcome: EntryOutcome;
}

export interface EntryOptions {
  /** Offered in the form, with its '#'. */
  readonly firstChannel: string;
  readonly admit: Admit;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wallMs: () => number;
  readonly refused: (reason: string) => void;
}

// ngIRCd keeps 63 bytes; whatever is longer is no passphrase, and a line must hold it.
const maxPassphraseLength = 100;
// Forms that were sent a moment ago, whose second sending gets the same answer.
const maxRemembered = 256;

const statuses: { readonly [K in LiteKey]?: number } = {
  'failed.nickTaken': 409,
  'failed.nickForm': 400,
  'failed.passphrase': 403,
  'failed.banned': 403,
  'failed.closed': 403,
  'failed.timeout': 504,
};

function statusOf(key: LiteKey): number {
  return statuses[key] ?? 400;
}

export class Entry {
  readonly #options: EntryOptions;
  readonly #registry: Registry;
  readonly #forms = new FormIds();
  readonly #sent = new Map<string, Promise<Entered>>();

  constructor(options: EntryOptions, registry: Registry) {
    this.#options = options;
    this.#registry = registry;
  }

  /** The form as it is first shown. @param guest who the browser's cookie is for. */
  form(words: Words, guest: LiteGuest | null): Html {
    return joinPage(words, {
      id: this.#forms.mint(),
      nick: pleasantNickname(randomInt),
      channel: this.#options.firstChannel,
      mode: 'live',
      problem: null,
      inside: guest?.ended === null ? guest.view.nick : null,
    });
  }

  /** A form that was sent. @param before who the browser's cookie was for: they make room. */
  async take(
    request: FastifyRequest,
    words: Words,
    circuit: number | null,
    before: LiteGuest | null,
  ): Promise<EntryAnswer> {
    const asked = read(request.body);
    const id = one(request.body, 'id');
    const known = this.#sent.get(id);
    if (known === undefined) {
      const verdict = this.#forms.check(id);
      // A form of an earlier room's, or of none: this one's is shown, and the guest sends it again.
      if (verdict === 'forged')
        return this.#again(words, asked, 403, { key: 'lite.oldForm', values: {} });
      if (verdict !== 'fresh')
        return this.#again(words, asked, 409, { key: 'lite.oldForm', values: {} });
      const problem = problemOf(asked);
      if (problem !== null) return this.#again(words, asked, statusOf(problem.key), problem);
      this.#forms.spend(id);
      before?.say('QUIT', '');
    }
    const entering = known ?? this.#enter(id, asked, words, circuit);
    const { guest, outcome } = await entering;
    if (outcome.kind === 'in') {
      const cookie = setCookie(this.#registry.add(guest));
      return { kind: 'in', cookie, location: `/lite/enter/${this.#registry.openPassage(guest)}` };
    }
    const { problem, full } = outcome;
    const status = full || problem.key === 'failed.full' ? 503 : statusOf(problem.key);
    const nick = problem.suggestion ?? asked.nick;
    return this.#again(words, { ...asked, nick }, status, problem);
  }

  async #enter(id: string, asked: Asked, words: Words, circuit: number | null): Promise<Entered> {
    const guest = new LiteGuest(asked.nick, {
      circuit,
      language: words.language,
      mode: asked.mode,
      nowMs: this.#options.now(),
      wallClock: this.#options.wallMs,
      dice: randomInt,
      draw: streamNews,
      drawBeat: streamBeat,
      drawEnd: streamEnd,
      refused: this.#options.refused,
    });
    const entering = guest
      .enter(asked, this.#options.admit)
      .then((outcome) => ({ guest, outcome }));
    this.#sent.set(id, entering);
    const [oldest] = this.#sent.keys();
    if (oldest !== undefined && this.#sent.size > maxRemembered) this.#sent.delete(oldest);
    return entering;
  }

  /** The form with what was typed in it, but for the passphrase. */
  #again(
    words: Words,
    asked: Asked,
    status: number,
    problem: { readonly key: LiteKey; readonly values: Values },
  ): EntryAnswer {
    const { nick, channel, mode } = asked;
    const form = { id: this.#forms.mint(), nick, channel, mode, problem, inside: null };
    return { kind: 'page', status, page: joinPage(words, form) };
  }
}

/** What the form carries. A whole link pasted for the passphrase is read as the page with script does. */
function read(body: unknown): Asked {
  const key = one(body, 'key').trim();
  const named = one(body, 'channel').trim();
  const hash = key.indexOf('#');
  const link = hash === -1 ? null : parseFragment(key.slice(hash));
  const linked = link?.room === undefined || link.room === null ? null : `#${link.room}`;
  const typed = /^[#&+]/.test(named) || named === '' ? named : `#${named}`;
  return {
    nick: cutUtf8(one(body, 'nick').trim(), 64),
    passphrase: link?.passphrase ?? key.replace(/^key=/, ''),
    channel: cutUtf8(linked ?? typed, 64),
    mode: modeOf(one(body, 'view')),
  };
}

function modeOf(text: string): ViewMode {
  return text === 'slow' || text === 'page' ? text : 'live';
}

function problemOf(asked: Asked): { readonly key: LiteKey; readonly values: Values } | null {
  const { nick, channel, passphrase } = asked;
  if (!isNickname(nick)) return { key: 'join.nicknameForm', values: {} };
  if (!isChannel(channel)) return { key: 'wrong.channelName', values: { name: channel } };
  // oxlint-disable-next-line no-control-regex -- they may not stand in a line
  if (passphrase.length > maxPassphraseLength || /[\x00-\x1f\x7f]/.test(passphrase)) {
    return { key: 'failed.passphrase', values: {} };
  }
  return null;
}
