// A guest as the service tells of them.

import type { Role } from '../../contract/host/access.ts';
import { isTorCircuit } from '../admission/circuit-numbers.ts';
import type { DoorConnection } from '../doors/door.ts';
import type { Person } from '../service/row.ts';

interface Known {
  readonly nick: string;
  readonly role: Role | null;
  readonly invitation: string | null;
  readonly awaySinceMs: number | null;
  readonly connection: Pick<DoorConnection, 'door' | 'circuit'>;
}

export function personOf({ nick, role, invitation, awaySinceMs, connection }: Known): Person {
  const { door, circuit } = connection;
  const isAway = awaySinceMs !== null;
  return {
    nick,
    door,
    isHost: role === 'host',
    isAway,
    isByTor: isTorCircuit(circuit),
    invitation,
  };
}
