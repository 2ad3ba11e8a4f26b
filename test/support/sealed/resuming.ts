// A connection that is taken up again whenever it is lost, for a sealed guest: it counts lines and repeats what was not
// seen, and its guest notices nothing.

import { resumeCapability } from '../../../server/contract/room/extension-names.ts';
import { ResumeClient, type ResumeClientOptions } from '../resume-client.ts';
import type { Dial, WireListener } from '../wire.ts';

export interface ResumingDial {
  readonly dial: Dial;
  /** What the guest has to ask for. */
  readonly capabilities: readonly string[];
  /** Of the last connection that was dialled. */
  client(): ResumeClient;
}

const told = (listener: WireListener): ResumeClientOptions => ({
  heard: (line) => listener.line(line),
  ended: () => listener.closed(),
});

/** @param dial to the room's door. A connection is closed for its guest only when its session is gone. */
export function resuming(dial: Dial, retryMs: () => number = () => 20): ResumingDial {
  let last: ResumeClient | null = null;
  return {
    capabilities: [resumeCapability],
    client: () => {
      if (last === null) throw new Error('nobody has dialled');
      return last;
    },
    dial: (listener) => {
      const client = new ResumeClient(dial, { retryMs, ...told(listener) });
      last = client;
      void client.connects().then(() => listener.opened());
      return {
        // Before there is a token, lines are those of the registration.
        say: (text) => (client.token === null ? client.raw(text) : client.say(text)),
        pause: () => client.pause(),
        resume: () => client.unpause(),
        cut: () => client.leave(),
      };
    },
  };
}
