// Asks the `mayfly up` that has a room for seals. Where none of this user's has it, there are none to be had.

import { connect } from 'node:net';
import { sharedInvitationId } from '../../../server/contract/host/access.ts';
import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import { readyWithSeals } from '../../../server/contract/invitation/sealed-links.ts';
import { hiddenSockets } from './hidden-socket.ts';
import type { SealWish } from './room-seal.ts';
import { parseSeal } from '../../../server/sealed/seal/seal.ts';
import { decodeSealReply, maxReplyBytes, type SealRequest } from './seal-request.ts';

const answerLimitMs = 3000;

/** @returns a seal as text for each wish, in order; null: no `up` of this user on this machine has the room. */
export async function askSeals(
  room: string,
  wishes: readonly SealWish[],
): Promise<readonly string[] | null> {
  for (const path of hiddenSockets()) {
    const seals = await askOne(path, { room, wishes });
    if (seals !== null) return seals;
  }
  return null;
}

/** What is for guests, with the seal of the shared invitation. @returns null: there is none to be had. */
export async function withSharedSeal(ready: ReadyEvent, room: string): Promise<ReadyEvent | null> {
  const seals = await askSeals(room, [{ id: sharedInvitationId, role: 'guest' }]);
  const [shared] = seals ?? [];
  return shared === undefined ? null : readyWithSeals(ready, { host: null, shared });
}

async function askOne(path: string, request: SealRequest): Promise<readonly string[] | null> {
  const text = await exchange(path, `${JSON.stringify(request)}\n`);
  try {
    const { isOtherRoom, seals } = decodeSealReply(JSON.parse(text));
    const { wishes } = request;
    const isWhole =
      seals.length === wishes.length && seals.every((seal, at) => fits(seal, wishes[at]));
    return !isOtherRoom && isWhole ? seals : null;
  } catch {
    // It is another version's, or has just ended.
    return null;
  }
}

function fits(text: string, wish: SealWish | undefined): boolean {
  const seal = parseSeal(text);
  return seal !== null && seal.invitation === wish?.id && seal.kind === wish.role;
}

/** @returns what came before the other side closed, or was silent for too long. */
function exchange(path: string, request: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    socket.setEncoding('utf8');
    socket.setTimeout(answerLimitMs, () => socket.destroy());
    socket.on('error', () => {}); // `close` follows.
    socket.on('data', (part: string) => {
      text += part;
      if (text.length > maxReplyBytes) socket.destroy();
    });
    socket.once('close', () => resolve(text));
    socket.write(request);
  });
}
