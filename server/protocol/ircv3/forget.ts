// The capability mayfly.chat/forget: the client drops messages of the age that numeric 005 tells. Whoever does
// not have it is told once that their client keeps what the room forgets.

import { forgetCapability, forgetsToken } from '../../contract/room/extension-names.ts';
import { spanText } from '../../contract/room/time-span.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import type { Capability } from './capability.ts';
import type { EnabledCapabilities } from './enabled-capabilities.ts';

export const forget = {
  name: forgetCapability,
  specification: 'docs/protocol.md#messages-that-pass',
  needs: 'forgetMs',
  support: ({ forgetMs }) =>
    forgetMs === null ? [] : [`${forgetsToken}=${Math.floor(forgetMs / 1_000)}`],
} as const satisfies Capability;

/** Tells a new guest what their client cannot do. Does nothing where the room forgets nothing. */
export function tellForgetting(
  forgetMs: number | null,
  enabled: EnabledCapabilities,
  replies: ServerReplies,
): void {
  if (forgetMs === null || enabled.has(forget)) return;
  replies.notice(inEnglish('says.forgets', { text: spanText(forgetMs) }));
}
