// `mayfly connect --page`: the page from the guest's own copy, so that the room's machine never supplies the code
// that holds the keys of a sealed room. Of the room's HTTP only the WebSocket is carried.

import { randomBytes } from 'node:crypto';
import {
  formatInvitation,
  type Invitation,
} from '../../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';
import { readPage } from '../../../../server/page/page-store.ts';
import { sealedIndex } from '../../../../server/page/sealed-index.ts';
import { dial, type Address } from '../dial/dial.ts';
import { checkLoopback } from '../../host/loopback.ts';
import { ownFile } from '../../host/project.mjs';
import type { Tell } from '../../terminal/tell.ts';
import { servePage } from './local-page.ts';
import { roomSockets } from './room-socket.ts';
import { webDoorOf } from './web-door.ts';

export interface CarryPageOptions {
  readonly invitation: Invitation;
  readonly port: number;
  /** tor's SOCKS port. */
  readonly tor: Address;
  readonly tell: Tell;
  readonly signal: AbortSignal;
  /** Called when the room answers. */
  readonly onUp: () => Promise<void>;
}

const tokenBytes = 16;

/** Resolves once `signal` aborts. @throws {Problem} */
export async function carryPage(options: CarryPageOptions): Promise<void> {
  const { invitation, port, tor, tell, signal, onUp } = options;
  const { say } = tell.translator;
  const door = webDoorOf(invitation);
  if (door.place === 'private') tell.warning(sentence('connect.noOnion'));
  await checkLoopback();
  const sockets = roomSockets({
    origin: door.origin,
    dial: (until) => dial(door, tor, until),
    onUp: () => tell.progress('page', sentence('connect.connected')),
    onDown: () => tell.progress('page', sentence('page.waiting')),
    onFailure: (failure) =>
      tell.progress(
        'page',
        failure instanceof Problem ? failure.text : sentence('page.roomRefuses'),
      ),
    goodbye: say('page.goodbye'),
  });
  const page = readPage(ownFile('dist/web'));
  const local = await servePage({
    page: invitation.seal === null ? page : { ...page, index: sealedIndex(page.index) },
    port,
    token: randomBytes(tokenBytes).toString('hex'),
    onSocket: (request, socket, head) => sockets.carry(request, socket, head),
    noLite: say('page.noLite'),
  });
  try {
    tell.progress(
      'page',
      door.place === 'onion'
        ? sentence('connect.connectingOverTor')
        : sentence('connect.connecting'),
    );
    // The guest learns here, and not in the browser, that the room cannot be reached.
    if (await isThere(() => dial(door, tor, signal), signal)) {
      await onUp();
      tell.progress('page', sentence('page.waiting'));
      const link = formatInvitation({ ...invitation, origin: local.origin, ssh: null });
      tell.data([say('page.openLink'), '', link, '', say('connect.endByCtrlC')].join('\n'));
      await aborted(signal);
    }
  } finally {
    await sockets.close();
    local.close();
    tell.endProgress();
  }
}

/** @returns false if `signal` aborts meanwhile. @throws {Problem} */
async function isThere(open: () => ReturnType<typeof dial>, signal: AbortSignal): Promise<boolean> {
  try {
    const socket = await open();
    socket.destroy();
    return !signal.aborted;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
