// A room whose groups seal nothing, and clients in it.

import { randomBytes } from 'node:crypto';
import { mintHostSeal } from '../../../../../server/sealed/seal/seal.ts';
import { OpenGroup } from './open-group.ts';
import { Guest, Room, settled } from './room.ts';

const seal = mintHostSeal('i1', (length) => new Uint8Array(randomBytes(length)));

export class OpenScene {
  readonly room = new Room();
  /** In the order in which clients came. */
  readonly groups: OpenGroup[] = [];

  guest(nick: string, kept: string | null = null): Guest {
    const openGroup = (_: string, keptGroup: Uint8Array | null): OpenGroup => {
      const group = new OpenGroup(keptGroup);
      this.groups.push(group);
      return group;
    };
    return new Guest(this.room, nick, { seal, openGroup, kept });
  }

  /** A client that knows tags, and one that knows nothing. */
  async two(): Promise<{ ana: Guest; ben: Guest }> {
    const ana = this.guest('ana');
    const ben = this.guest('ben');
    await this.room.enter(
      ana,
      'CAP LS 302',
      'NICK ana',
      'USER g 0 * g',
      'CAP REQ :echo-message message-tags server-time',
      'CAP END',
    );
    await this.room.enter(ben);
    return { ana, ben };
  }

  /** The group of the first client. */
  get firstGroup(): OpenGroup {
    const [group] = this.groups;
    if (group === undefined) throw new Error('nobody has entered');
    return group;
  }
}

export async function say(from: Guest, line: string, ticket: number | null = null): Promise<void> {
  from.lines.fromClient(line, ticket);
  await settled();
}
