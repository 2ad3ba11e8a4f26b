// A sealed room whose gateway's place an adversary has taken.

import type { Seal } from '../../../server/sealed/seal/seal.ts';
import type { FloodLimits } from '../../../server/protocol/flood/token-bucket.ts';
import { searchText } from '../../support/byte-search.ts';
import { GatewayRoom, hostToken, passphrase } from '../../support/gateway.ts';
import { Adversary } from '../../support/sealed/adversary.ts';
import { FrameReader } from '../../support/sealed/frames.ts';
import { Talkers } from '../../support/sealed/talkers.ts';
import { ircWire } from '../../support/wire.ts';
import { Supervisor } from '../gateway-fixture/supervisor.ts';

/** What a guest says may come at once: the limits for people are not the matter here. */
const noFlood: FloodLimits = {
  burst: 1_000_000,
  perSecond: 100_000,
  heldLines: 10_000,
  heldBytes: 4_000_000,
};

export class Scene extends Talkers {
  readonly room: GatewayRoom;
  readonly adversary: Adversary;
  readonly #supervisor: Supervisor;

  private constructor(room: GatewayRoom, adversary: Adversary) {
    super({ dial: ircWire(adversary.address), passphrase, hostSecret: hostToken });
    this.room = room;
    this.adversary = adversary;
    this.#supervisor = new Supervisor(room);
    void this.#supervisor.watch();
  }

  static async start(): Promise<Scene> {
    const room = await GatewayRoom.start({ sealed: 'on' }, undefined, { flood: noFlood });
    return new Scene(room, await Adversary.before(ircWire(room.config.ircListen)));
  }

  /** A seal of an invitation that the room knows, too. */
  async invitedSeal(): Promise<Seal> {
    const { entry } = await this.#supervisor.issue();
    return this.guestSeal(entry.id);
  }

  async end(): Promise<void> {
    this.closeAll();
    this.#supervisor.stop();
    await this.adversary.close();
    await this.room.end();
  }

  /** What has passed the adversary and holds a piece of what was said: as it passed, and as frames. */
  clearTexts(): string[] {
    const canary = [{ name: 'said', bytes: Buffer.from(this.word) }];
    const readers = new Map<string, FrameReader>();
    return this.adversary.seen.flatMap(({ way, guest, line }) => {
      const reader = readers.get(`${way} ${guest}`) ?? new FrameReader();
      readers.set(`${way} ${guest}`, reader);
      const frame = reader.read(line);
      const bytes = frame === null ? '' : Buffer.from(frame.bytes).toString('latin1');
      return searchText(line + bytes, canary).length > 0 ? [line] : [];
    });
  }
}
