// Lines of a room that is not sealed, in the place of sealed lines: for comparing the two.

import { parseMessage } from '../../../server/protocol/wire/message.ts';
import type {
  OpenSealedLines,
  SealedView,
} from '../../../server/sealed/lines/sealed-lines-types.ts';

const view = (stage: SealedView['stage']): SealedView => ({
  stage,
  fault: null,
  words: null,
  epoch: null,
  members: [],
});

/** Passes everything on. A guest is inside when they are in their channel. */
export const openPlainLines: OpenSealedLines = (_, listener) => {
  let now = view('outside');
  return {
    fromClient: (line, ticket) => listener.toRoom(line, ticket, true),
    fromRoom: (line) => {
      listener.toClient(line);
      if (parseMessage(Buffer.from(line))?.command !== '366') return;
      now = view('inside');
      listener.changed(now);
    },
    restarted: () => {},
    get view() {
      return now;
    },
    settled: async () => {},
    keep: () => null,
    close: () => {},
  };
};
