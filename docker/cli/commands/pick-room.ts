// Finds the room that a command means among those that run.

import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import type { Room } from '../engines/index.ts';

/** @param wanted null: the only one. @throws {Problem} that says which there are */
export function pickRoom(rooms: readonly Room[], wanted: string | null): Room {
  const found = wanted === null ? rooms[0] : rooms.find((room) => String(room.id) === wanted);
  if (found === undefined) {
    throw new Problem(
      wanted === null ? sentence('rooms.none') : sentence('rooms.noneCalled', { room: wanted }),
      {
        hint:
          rooms.length === 0
            ? sentence('rooms.startOne')
            : sentence('rooms.thereIs', { rooms: list(rooms) }),
      },
    );
  }
  if (wanted === null && rooms.length > 1) {
    throw new Problem(sentence('rooms.several', { count: rooms.length }), {
      hint: sentence('rooms.sayWhich', { rooms: list(rooms) }),
    });
  }
  return found;
}

function list(rooms: readonly Room[]): string {
  return rooms.map((room) => `--room ${room.id}`).join(', ');
}
