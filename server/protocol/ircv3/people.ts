// The capability mayfly.chat/people: the room says who is a host, and whose nickname belongs to their own invitation.
// people-news.ts tells it.

import {
  peopleCapability,
  personCommand,
  type PersonMark,
} from '../../contract/room/extension-names.ts';
import type { Member } from '../state/roster.ts';
import { serializeMessage } from '../wire/message.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import type { Capability } from './capability.ts';
import type { EnabledCapabilities } from './enabled-capabilities.ts';

export const people = {
  name: peopleCapability,
  specification: 'docs/protocol.md#who-somebody-is',
} as const satisfies Capability;

/**
 * @param grant what somebody came in by. Names belong to who has a personal invitation (`id`); null: they are not in.
 */
export function marksOf(
  grant: { readonly role: string; readonly id: string | null } | null,
): readonly PersonMark[] {
  if (grant === null) return [];
  return [
    ...(grant.role === 'host' ? (['host'] as const) : []),
    ...(grant.id === null ? [] : (['kept'] as const)),
  ];
}

/** All that is to be said of a nickname, with CRLF. @param source the server's name. */
export function personLine(
  source: string,
  { nick, marks }: Pick<Member, 'nick' | 'marks'>,
): Uint8Array {
  return serializeMessage({ source, command: personCommand, params: [nick, marks.join(' ')] });
}

/** Tells a new guest who they are themselves. */
export function tellOwnMarks(parts: {
  readonly enabled: EnabledCapabilities;
  readonly presence: Pick<Member, 'nick' | 'marks'>;
  readonly replies: ServerReplies;
}): void {
  const { nick, marks } = parts.presence;
  if (marks.length > 0 && parts.enabled.has(people))
    parts.replies.server(personCommand, [nick, marks.join(' ')]);
}
