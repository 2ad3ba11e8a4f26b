// The events of the room, for files that import them from here.

export type * from '../../../server/contract/room/room-event.ts';
