// What a session shows in a buffer, as short texts that a test can compare.

import type { Line } from '../../../web/src/room/state.ts';
import type { Session } from '../../../web/src/session/session.ts';

export interface Look {
  readonly lines: (name?: string) => readonly Line[];
  /** `ana: hello (delivered)`, in order. */
  readonly talk: (name?: string) => readonly string[];
  /** The keys of the events, in order. */
  readonly events: (name?: string) => readonly string[];
}

/** @param session called each time, because tests replace the session. */
export function lookInto(session: () => Session): Look {
  const lines = (name = '#lobby'): readonly Line[] =>
    session().room.value.buffers.get(name)?.lines ?? [];
  return {
    lines,
    talk: (name) =>
      lines(name).flatMap((line) =>
        line.kind === 'talk' ? [`${line.from}: ${line.text} (${line.delivery})`] : [],
      ),
    events: (name) => lines(name).flatMap((line) => (line.kind === 'event' ? [line.key] : [])),
  };
}
