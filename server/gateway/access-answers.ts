// Answers what the operator asks about who may come in: the book of invitations, or the guests themselves.

import type { AccessReply } from '../config/access-exchange.ts';
import type { AccessRequest } from '../contract/host/access.ts';
import type { Access } from './admission/invitations/access.ts';
import type { Guests } from './guests/guests.ts';

export function answerAccess(request: AccessRequest, access: Access, guests: Guests): AccessReply {
  switch (request.access) {
    case 'knocks':
      return { answer: guests.knocks.waiting, change: null };
    case 'guests':
      return { answer: guests.entries, change: null };
    case 'let':
      return done(request.nick, guests.knocks.letIn(request.nick));
    case 'turn-away':
      return done(request.nick, guests.knocks.turnAway(request.nick));
    case 'remove':
      return done(request.nick, guests.remove(request.nick));
    case 'issue':
    case 'list':
    case 'revoke':
    case 'shared':
      return access.answer(request, guests.wrongTries);
  }
  return request satisfies never;
}

function done(nick: string, wasThere: boolean): AccessReply<'let'> {
  return wasThere ? { answer: { nick }, change: null } : { refused: 'nobody of that name' };
}
