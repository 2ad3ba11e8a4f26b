// What a session is made of. The page makes these parts once and uses them for one session after another.

import type { Connection } from './connection.ts';
import type { SessionEnvironment } from './environment.ts';
import type { HistoryRequest } from './history-request.ts';
import type { HostDesk } from './host-desk.ts';
import type { OutgoingMessages } from './outgoing-messages.ts';
import type { RoomStore } from './room-store.ts';

export interface SessionParts {
  readonly env: SessionEnvironment;
  readonly store: RoomStore;
  readonly connection: Connection;
  readonly messages: OutgoingMessages;
  readonly history: HistoryRequest;
  readonly desk: HostDesk;
}
