// Answers the join form: asks the room to let the guest in, or shows the form again with what was wrong. A form
// that arrives twice lets one guest in, once.

import { randomInt } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pleasantNickname } from '../../../contract/room/suggest-nickname.ts';
import type { Counter } from '../../admission/counter.ts';
import { mintToken } from '../../admission/tokens.ts';
import type { Admit } from '../door.ts';
import { setCookie } from './cookies.ts';
import { clientMark } from './guests/client-mark.ts';
import { LiteGuest, type Clocks } from './guests/guest.ts';
import type { EntryAnswer, EntryOutcome } from './guests/registration.ts';
import type { Registry } from './guests/registry.ts';
import { readJoinInput, type JoinInput } from './join-input.ts';
import { fieldWith, problemOf, statusOf, type Problem, type RoomRules } from './join-problems.ts';
import { isFromOwnPage } from './own-pages.ts';
import { sendHtml } from './lite-request.ts';
import type { Html } from './pages/html.ts';
import { firstForm, joinPage, type JoinForm } from './pages/join-page.ts';
import { fieldOf } from './request-fields.ts';
import { FormIds } from './secrets/form-ids.ts';
import { KeptPassphrases } from './secrets/kept-passphrases.ts';
import { waitPage } from './pages/wait-page.ts';
import { WaitingGuests } from './waiting-guests.ts';
import { wordsIn, type Words } from './words/words.ts';

export interface JoinHandlerOptions {
  readonly registry: Registry;
  readonly rules: RoomRules;
  readonly admit: Admit;
  readonly clocks: Clocks;
  readonly refusals: Counter<string>;
}

/** Who sends a join form. */
export interface JoinRequest {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly words: Words;
  readonly circuit: number | null;
  /** The guest of the browser's cookie, who leaves when the new one comes in; null: it has none. */
  readonly before: LiteGuest | null;
}

interface Entered {
  readonly guest: LiteGuest;
  readonly outcome: EntryAnswer;
}

/** How long to wait until the guest of the same browser is gone, whose nickname they may want again. */
const leavingMs = 2_000;

export class JoinHandler {
  readonly #options: JoinHandlerOptions;
  readonly #forms: FormIds;
  readonly #kept = new KeptPassphrases();
  /** By the form's id: entries under way, and guests who are in. Who is refused is not remembered. */
  readonly #entering = new Map<string, Promise<Entered>>();
  readonly #entered = new Map<string, LiteGuest>();
  readonly #waiting: WaitingGuests;

  constructor(options: JoinHandlerOptions) {
    this.#options = options;
    this.#forms = new FormIds(options.clocks.now);
    this.#waiting = new WaitingGuests(options.clocks.now);
  }

  /** The page with an empty form. @param guest of the browser's cookie. */
  page(words: Words, guest: LiteGuest | null): Html {
    const inside = guest?.ended === null ? guest.view.nick : null;
    return joinPage(words, { ...this.#emptyForm(), inside });
  }

  /** The form alone, for the page whose address holds the invitation. */
  firstForm(words: Words): Html {
    const form = this.#emptyForm();
    return firstForm(words, form.passphrase === 'open' ? form : { ...form, passphrase: 'bar' });
  }

  async submit(join: JoinRequest): Promise<FastifyReply> {
    const { body } = join.request;
    const id = fieldOf(body, 'id');
    const input = this.#withKept(readJoinInput(body), id, fieldOf(body, 'kept'));
    const inside = this.#entered.get(id);
    if (inside?.ended === null) return this.#letIn(inside, join);
    const waits = this.#waiting.keyOf(id);
    if (waits !== null) return join.reply.redirect(`/lite/wait/${waits}`, 303);
    let entering = this.#entering.get(id);
    if (entering === undefined) {
      // A form of an earlier room, or of none: a form of this room is shown, and the guest sends it again.
      const verdict = this.#forms.check(id);
      const formWasOld: Problem = { key: 'lite.oldForm', values: {} };
      if (verdict === 'forged') return this.#again(join, input, formWasOld, 403);
      if (verdict !== 'fresh') return this.#again(join, input, formWasOld, 409);
      const problem = problemOf(input, this.#options.rules, randomInt);
      if (problem !== null) {
        const nick = problem.values['other'] ?? input.nick;
        return this.#again(join, { ...input, nick }, problem);
      }
      entering = this.#enter(id, input, join);
      this.#entering.set(id, entering);
    }
    const { guest, outcome } = await entering;
    if (outcome.kind === 'waits') {
      const key = this.#waiting.keyOf(id) ?? '';
      return join.reply.redirect(`/lite/wait/${key}`, 303);
    }
    return this.#answer(guest, outcome, input, join);
  }

  /** The page of whoever waits to be let in. @param key of its address. */
  wait(key: string, join: JoinRequest): FastifyReply {
    const waiting = this.#waiting.ask(key, (guest) => isOwnBrowser(guest, key, join));
    if (waiting === null) return join.reply.redirect('/lite', 303);
    const { guest, formId, input, outcome } = waiting;
    // The address names no language: it is that of the form.
    const words = wordsIn(guest.language);
    if (outcome !== null) {
      if (outcome.kind === 'in') this.#remember(formId, guest);
      return this.#answer(guest, outcome, input, { ...join, words });
    }
    const { knock } = guest;
    return knock === null
      ? join.reply.redirect(`/lite?lang=${guest.language}`, 303)
      : sendHtml(join.reply, waitPage(words, knock));
  }

  close(): void {
    this.#waiting.close();
  }

  #answer(
    guest: LiteGuest,
    outcome: EntryOutcome,
    input: JoinInput,
    join: JoinRequest,
  ): FastifyReply {
    if (outcome.kind === 'in') return this.#letIn(guest, join);
    const { problem, full } = outcome;
    const nick = problem.suggestion ?? input.nick;
    const isCutOff = problem.key === 'failed.passphrase' && input.cutOff;
    const told: Problem = isCutOff ? { key: 'failed.cutOff', values: {} } : problem;
    return this.#again(join, { ...input, nick }, told, full ? 503 : statusOf(told));
  }

  #emptyForm(): JoinForm {
    const { access, firstChannel } = this.#options.rules;
    return {
      id: this.#forms.mint(),
      nick: pleasantNickname(randomInt),
      channel: firstChannel,
      mode: 'live',
      problem: null,
      inside: null,
      passphrase: access.asksForNothing ? 'open' : 'asked',
      kept: '',
    };
  }

  #letIn(guest: LiteGuest, { request, reply, circuit }: JoinRequest): FastifyReply {
    const { registry } = this.#options;
    guest.clients.add(clientMark(request.raw, circuit));
    reply.header('set-cookie', setCookie(registry.add(guest)));
    return reply.redirect(`/lite/enter/${registry.openPassage(guest)}`, 303);
  }

  /** @param kept the hidden field of the form. */
  #withKept(input: JoinInput, id: string, kept: string): JoinInput {
    if (input.passphrases.length > 0 || kept === '') return input;
    const passphrases = this.#kept.open(id, kept);
    return passphrases === null ? input : { ...input, passphrases, cutOff: false };
  }

  /** The one that means something if it is there, so that the guest does not pay for the wrong guesses. */
  #likeliest({ passphrases }: JoinInput): string {
    const { access } = this.#options.rules;
    return passphrases.find((typed) => access.isKnown(typed)) ?? passphrases[0] ?? '';
  }

  async #enter(id: string, input: JoinInput, join: JoinRequest): Promise<Entered> {
    const { rules, admit, clocks, refusals } = this.#options;
    const { words, circuit, before } = join;
    const passphrase = this.#likeliest(input);
    // A guest who is in already, and mistypes the passphrase, stays in.
    if (before !== null && rules.access.isGood(passphrase)) {
      before.sendCommand('QUIT', '');
      await before.gone(leavingMs);
    }
    const guest = new LiteGuest(input.nick, {
      mark: before?.mark ?? mintToken(),
      circuit,
      language: words.language,
      mode: input.mode,
      clocks,
      random: randomInt,
      refusals,
    });
    guest.view.home = rules.firstChannel;
    const login = { ...input, passphrase, mark: guest.mark };
    const outcome = await guest.enter(login, admit, (decided) =>
      this.#waiting.decided(guest, decided),
    );
    this.#entering.delete(id);
    if (outcome.kind === 'in') this.#remember(id, guest);
    // In the same turn, so that the decision cannot come before.
    if (outcome.kind === 'waits') {
      guest.clients.add(clientMark(join.request.raw, circuit));
      this.#waiting.add(guest, id, input);
    }
    return { guest, outcome };
  }

  /** @param id of the form that let them in. */
  #remember(id: string, guest: LiteGuest): void {
    for (const [form, { ended }] of this.#entered) if (ended !== null) this.#entered.delete(form);
    this.#entered.set(id, guest);
  }

  /** Shows the form again with what was typed. A passphrase that may be right is kept, and not shown. */
  #again(
    { reply, words }: JoinRequest,
    { nick, channel, mode, passphrases }: JoinInput,
    problem: Problem,
    status = statusOf(problem),
  ): FastifyReply {
    const empty = this.#emptyForm();
    const field = fieldWith(problem);
    const isKept = field !== 'key' && passphrases.length > 0;
    const form: JoinForm = {
      ...empty,
      nick,
      channel,
      mode,
      problem: { ...problem, field },
      ...(isKept && { kept: this.#kept.keep(empty.id, passphrases), passphrase: 'kept' }),
    };
    return sendHtml(reply.code(status), joinPage(words, form));
  }
}

/** Nobody can lead another person into their own place: the page itself asks again, perhaps by another circuit. */
function isOwnBrowser(guest: LiteGuest, key: string, { request, circuit }: JoinRequest): boolean {
  const host = request.headers.host?.toLowerCase() ?? '';
  return (
    isFromOwnPage(request.raw, host, `/lite/wait/${key}`) ||
    guest.clients.has(clientMark(request.raw, circuit))
  );
}
