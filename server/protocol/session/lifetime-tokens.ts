// How long the room lives, as the token of a 005 that tells a client.

import { endsInToken } from '../../contract/room/extension-names.ts';
import type { SessionParts } from './session-parts.ts';

/** Seconds, not a time: exact times tell one machine from another, a duration does not. Empty: no time is set. */
export function lifetimeTokens({
  options,
  time,
}: Pick<SessionParts, 'options' | 'time'>): readonly string[] {
  if (options.endsAtMs === null) return [];
  const seconds = Math.max(0, Math.floor((options.endsAtMs - time.nowMs) / 1000));
  return [`${endsInToken}=${seconds}`];
}
