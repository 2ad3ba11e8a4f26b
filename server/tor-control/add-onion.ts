// Adds our onion service to a tor that is not ours, and takes it away again. The service belongs to the connection: it
// ends with it, however that ends.
// Source: Tor control-spec, ADD_ONION and DEL_ONION.

import { Problem } from '../contract/host/problem.ts';
import { sentence } from '../contract/sentences/sentence.ts';
import { getInfo } from './authenticate.ts';
import type { ControlConnection } from './connection.ts';

export interface OnionPort {
  /** As guests dial it. */
  readonly virtual: number;
  /** Where that tor connects to: `127.0.0.1:17612`. */
  readonly target: string;
}

export interface AddedOnion {
  /** Without `.onion`. */
  readonly id: string;
  /** Whether that tor asks for a proof of work when it is flooded. */
  readonly proofOfWork: boolean;
}

const ok = 250;
/** onion-grater's own code for what its profile does not let through. */
const filtered = 510;

/** The same numbers as in our own tor's configuration (daemons/tor.ts). */
const streams = 'Flags=DiscardPK,MaxStreamsCloseCircuit MaxStreams=20';
/** Known since tor 0.4.9.2, where it was built with proof of work. */
const proofOfWork = 'PoWDefensesEnabled=1 PoWQueueRate=250 PoWQueueBurst=2500';

/**
 * @param key the expanded Ed25519 key: 64 bytes.
 * @throws {Problem} where that tor or a filter before it refuses.
 */
export async function addOnion(
  control: ControlConnection,
  key: Uint8Array,
  ports: readonly OnionPort[],
): Promise<AddedOnion> {
  const { place } = control;
  const blob = Buffer.from(key).toString('base64');
  const targets = ports.map(({ virtual, target }) => `Port=${virtual},${target}`).join(' ');
  let code = 0;
  for (const options of [`${streams} ${proofOfWork}`, streams]) {
    const reply = await control.ask(`ADD_ONION ED25519-V3:${blob} ${options} ${targets}`);
    const id = /^ServiceID=([a-z2-7]{56})$/m.exec(reply.lines.join('\n'))?.[1];
    if (reply.code === ok && id !== undefined)
      return { id, proofOfWork: options.includes(proofOfWork) };
    code = reply.code;
  }
  if (code === filtered) {
    throw new Problem(sentence('torControl.filtered', { place }), {
      hint: sentence('torControl.profile'),
    });
  }
  throw new Problem(sentence('torControl.refused', { place, code }));
}

/** Whether the service is there for this connection; null: a filter does not let us ask. */
export async function hasOnion(control: ControlConnection, id: string): Promise<boolean | null> {
  const list = await getInfo(control, 'onions/current');
  return list === null ? null : list.split('\n').includes(id);
}

/** @returns whether that tor says that the service is gone. */
export async function removeOnion(control: ControlConnection, id: string): Promise<boolean> {
  const reply = await control.ask(`DEL_ONION ${id}`);
  return reply.code === ok && (await hasOnion(control, id)) !== true;
}
