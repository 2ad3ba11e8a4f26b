// Finds out which invitations this host has taken back, by what is asked and how the room answers.

import { isService, serviceCommandOf } from '../../contract/room/service.ts';
import { sentenceOf } from '../../contract/words/room-says.ts';
import { nickOf, type IrcLine } from './irc-line.ts';

const maxAsked = 32;
const idForm = /^[a-z0-9]{1,16}$/;

export class Revocations {
  /** By their ids, lower case. */
  readonly #asked = new Set<string>();

  /** A line for the service: `PRIVMSG mayfly :revoke i2`, or a command of its own, `REVOKE i2`. */
  ask({ command, params }: IrcLine): void {
    const words = (command === 'PRIVMSG' ? (params[1] ?? '') : `${command} ${params.join(' ')}`)
      .trim()
      .split(/ +/);
    const id = words[1]?.toLowerCase() ?? '';
    if (serviceCommandOf(words[0] ?? '') !== 'revoke' || !idForm.test(id)) return;
    this.#asked.add(id);
    const [oldest] = this.#asked;
    if (this.#asked.size > maxAsked && oldest !== undefined) this.#asked.delete(oldest);
  }

  /** A line of the room's. @returns the id of an invitation that is taken back; null: it says nothing of one. */
  answered({ command, source, params }: IrcLine): string | null {
    const nick = nickOf(source) ?? '';
    const host = source?.slice(source.indexOf('@') + 1) ?? '';
    if (command !== 'NOTICE' || !isService(nick, host)) return null;
    const said = sentenceOf(params.at(-1) ?? '');
    if (said?.key !== 'says.revoked' && said?.key !== 'says.noSuchInvitation') return null;
    // Behind the id stands the invitation's label.
    const id = said.values['text']?.split(' ')[0] ?? '';
    return this.#asked.delete(id) && said.key === 'says.revoked' ? id : null;
  }
}
