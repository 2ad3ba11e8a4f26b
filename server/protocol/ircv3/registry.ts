// All capabilities that a session offers. A new one is a file of this folder and a line here.

import { awayNotify } from './away-notify.ts';
import { batch } from './batch.ts';
import { capNotify } from './cap-notify.ts';
import type { Capability, CapabilityContext, CommandAnswer, RoomFeatures } from './capability.ts';
import { chatHistory } from './chathistory.ts';
import { echoMessage } from './echo-message.ts';
import { forget } from './forget.ts';
import { messageRedaction } from './message-redaction.ts';
import { messageTags } from './message-tags.ts';
import { multiPrefix } from './multi-prefix.ts';
import { people } from './people.ts';
import { resume } from './resume-capability.ts';
import { sealed } from './sealed.ts';
import { serverTime } from './server-time.ts';

/** A line's tags come in this order. */
export const capabilities: readonly Capability[] = [
  awayNotify,
  batch,
  capNotify,
  chatHistory,
  echoMessage,
  forget,
  messageRedaction,
  messageTags,
  multiPrefix,
  people,
  sealed,
  serverTime,
  resume,
];

/** What a room offers: by name, and last those that not every room has. */
export function offeredCapabilities(room: RoomFeatures): Capability[] {
  const isThere = ({ needs }: Capability): boolean => needs === undefined || room[needs] !== null;
  return capabilities
    .filter(isThere)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .toSorted((one, other) => Number('needs' in one) - Number('needs' in other));
}

/** The words that they add to numeric 005. */
export function supportWords(
  offered: readonly Capability[],
  room: RoomFeatures,
): readonly string[] {
  return offered.flatMap(({ support }) => support?.(room) ?? []);
}

/** The commands that they add, for one session. */
export function addedCommands(
  offered: readonly Capability[],
  context: CapabilityContext,
): ReadonlyMap<string, CommandAnswer> {
  return new Map(offered.flatMap(({ commands }) => Object.entries(commands?.(context) ?? {})));
}
