// Reads which invitation a host takes back. The group is told at once: the room's answer is about its own door alone, and
// it could keep it to itself.

import { serviceCommandOf } from '../../contract/room/service.ts';
import type { IrcLine } from './irc-line.ts';

const idForm = /^[a-z0-9]{1,16}$/;

/**
 * @param line for the service: `PRIVMSG mayfly :revoke i2`, or a command of its own, `REVOKE i2`.
 * @param own the host's own invitation, which the room does not let them take back.
 * @returns the invitation's id; null: the line asks for something else.
 */
export function revokedBy({ command, params }: IrcLine, own: string): string | null {
  const asked = command === 'PRIVMSG' ? (params[1] ?? '') : `${command} ${params.join(' ')}`;
  const [word = '', id = ''] = asked.trim().toLowerCase().split(/ +/);
  return serviceCommandOf(word) === 'revoke' && idForm.test(id) && id !== own ? id : null;
}
