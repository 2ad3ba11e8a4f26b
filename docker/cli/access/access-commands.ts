// `mayfly invite --list`, `invite --revoke`, `open` and `close`: who may come in, seen and changed.

import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import { accessText } from '../../../server/contract/terminal/access-text.ts';
import type { Room } from '../engines/shared/room.ts';
import { neutral, type Tell } from '../terminal/tell.ts';

type Asked = Pick<Room, 'access'>;

export async function listInvitations(room: Asked, json: boolean, tell: Tell): Promise<void> {
  const list = await room.access<'list'>({ access: 'list' });
  if (json) tell.data(JSON.stringify(list));
  // Names come from other hosts, too.
  else tell.data(neutral(accessText(list, tell.translator)));
}

/** @throws {Problem} if there is no such invitation */
export async function revokeInvitation(
  room: Pick<Room, 'access' | 'invitation'>,
  id: string,
  json: boolean,
  tell: Tell,
): Promise<void> {
  const entry = await room.access<'revoke'>({ access: 'revoke', id });
  if (json) tell.data(JSON.stringify(entry));
  else tell.note(sentence('access.nowRevoked', { id }));
  const { sealed } = await room.invitation();
  if (sealed) tell.warning(sentence('access.revokeSeal', { id }));
}

/** Opens or closes the shared invitation. @throws {Problem} if the room has none */
export async function setShared(
  room: Asked,
  open: boolean,
  json: boolean,
  tell: Tell,
): Promise<void> {
  const shared = await room.access<'shared'>({ access: 'shared', open });
  if (shared.state === 'none') {
    throw new Problem(sentence('access.noShared'), { hint: sentence('access.makePersonal') });
  }
  if (json) tell.data(JSON.stringify(shared));
  else tell.note(sentence(open ? 'access.nowOpen' : 'access.nowClosed'));
}
