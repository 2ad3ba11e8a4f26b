// Closes the circuits of a tor that lead to onion services, as a relay that goes down does.

import { tellTor } from './tor-node.ts';

/** @returns how many there were. */
export async function breakCircuits(control: string): Promise<number> {
  const status = (await tellTor(control, 'GETINFO circuit-status')) ?? '';
  // control-spec §4.1.1: `12 BUILT $A,$B,$C … PURPOSE=HS_CLIENT_REND …`
  const ids = [...status.matchAll(/^(\d+) BUILT .*PURPOSE=HS_CLIENT_REND/gm)].map(([, id]) => id);
  const orders = ids.map((id) => `CLOSECIRCUIT ${id}`);
  const answer = (await tellTor(control, ...orders)) ?? '';
  const closed = answer.split('\r\n').filter((line) => line === '250 OK').length;
  // AUTHENTICATE is answered so, too.
  return closed - 1;
}
