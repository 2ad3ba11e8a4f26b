// Writes personal invitations as text: a block for each person, to be sent to them alone. Pure.

import type { InvitationEntry, IssuedInvitation } from '../host/access.ts';
import type { ReadyEvent } from '../host/events.ts';
import { linksWith, readyFor } from '../invitation/personal-links.ts';
import { spellLeft } from './spell-time.ts';
import { sshBlock, torsocksBlock } from './ssh-block.ts';
import { heading, inLines, qrCode, type ScreenOptions } from './text-options.ts';

/** By which door they are to come; `key owner`: by ssh, with a key of their own. */
export type PersonalDoor = 'browser' | 'irc' | 'key owner';

/** An invitation with the seal that the host program made for it; null: there is none to be had. */
export interface PersonalInvitation extends IssuedInvitation {
  readonly seal: string | null;
}

/** Lines without an end. @param ready the room, as guests are told of it */
export function personalText(
  issued: PersonalInvitation,
  ready: ReadyEvent,
  door: PersonalDoor,
  options: ScreenOptions,
): string {
  const { translator } = options;
  const { entry, token, seal, sshKey } = issued;
  const { id, label, role } = entry;
  const name = label === '' ? id : `${label} (${id})`;
  const title = translator.say(role === 'host' ? 'personal.hostHeading' : 'personal.guestHeading', {
    name,
  });
  const way =
    door === 'browser'
      ? browserLines(issued, ready, options)
      : sshLines(readyFor(ready, { secret: token, seal }, sshKey ?? null), door, options);
  return [heading(title, options), ...way, validity(entry, options)].join('\n');
}

function browserLines(
  { entry, token, seal }: PersonalInvitation,
  ready: ReadyEvent,
  options: ScreenOptions,
): string[] {
  const say = inLines(options);
  const { onion, web } = linksWith(ready, { secret: token, seal, seed: null });
  // The link alone has the seal.
  const word = ready.sealed ? [] : ['', say('personal.word', { token })];
  if (onion === null) return [say('invitation.browserHere'), '', web, ...word];
  return [
    say(entry.role === 'host' ? 'personal.hostLink' : 'personal.guestLink'),
    '',
    onion,
    ...qrCode(onion, ready, options),
    ...word,
  ];
}

function sshLines(ready: ReadyEvent, door: 'irc' | 'key owner', options: ScreenOptions): string[] {
  const torsocks = door === 'key owner' ? [] : torsocksBlock(ready, options);
  return [...sshBlock(ready, options), ...torsocks, ''];
}

function validity({ once, remainingMs }: InvitationEntry, options: ScreenOptions): string {
  const say = inLines(options);
  if (remainingMs === null) return say(once ? 'personal.once' : 'personal.again');
  // Rounded up: it has just begun.
  const time = spellLeft(Math.ceil(remainingMs / 60_000) * 60_000, options.translator);
  return say(once ? 'personal.onceWithin' : 'personal.againWithin', { time });
}
