// The capability message-tags: the client may send tags and TAGMSG. ngIRCd cannot pass them on to others.

import type { Capability } from './capability.ts';

export const messageTags = {
  name: 'message-tags',
  specification: 'https://ircv3.net/specs/extensions/message-tags',
  // The message's id. Lines as ngIRCd sends them get theirs by SeenIds.
  tag: ({ msgid = null }) => (msgid === null ? null : `msgid=${msgid}`),
  // All tags that clients would send to each other are denied: ngIRCd has no way to pass them on.
  support: () => ['CLIENTTAGDENY=*'],
  commands: ({ enabled, replies }) => ({
    TAGMSG: () => {
      if (!enabled.has(messageTags)) replies.unknownCommand('TAGMSG');
    },
  }),
} as const satisfies Capability;
