// Checks after a room's end that a tor which is not the room's own has its onion service no more, by a connection of its
// own.

import { Problem } from '../../../../server/contract/host/problem.ts';
import type { ResidueCheck } from '../../../../server/contract/host/residue.ts';
import { torControlText, type TorControl } from '../../../../server/contract/host/tor-control.ts';
import { hasKey, sentence } from '../../../../server/contract/sentences/sentence.ts';
import { logInToTor } from '../../host/tor-facts.ts';

export interface BorrowedService {
  readonly at: TorControl;
  readonly password: string | null;
  /** `….onion`; null: there never was one. */
  readonly address: string | null;
}

const ok = 250;
/** "Not found in cache": other codes say that it was not looked for. */
const notThere = 551;

/** Whose log and disk the room does not know is said, too: it counts as not checked. */
export async function serviceChecks(service: BorrowedService | null): Promise<ResidueCheck[]> {
  if (service === null) return [];
  const notOurs: ResidueCheck = {
    what: sentence('residue.thatTor'),
    verdict: 'not checked',
    detail: sentence('residue.thatTorNotOurs'),
  };
  return [await serviceCheck(service), notOurs];
}

async function serviceCheck({ at, password, address }: BorrowedService): Promise<ResidueCheck> {
  const what = sentence('residue.service', { place: torControlText(at) });
  if (address === null) return { what, verdict: 'gone', detail: null };
  try {
    const { control } = await logInToTor(at, password);
    // A service's own descriptors, whichever connection it came by.
    const { code } = await control
      .ask(`GETINFO hs/service/desc/id/${address.replace(/\.onion$/, '')}`)
      .finally(() => control.close());
    if (code === notThere) return { what, verdict: 'gone', detail: null };
    if (code === ok) return { what, verdict: 'left', detail: sentence('residue.serviceThere') };
    return { what, verdict: 'not checked', detail: sentence('residue.torSilent') };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // With its process, all services of a tor are gone.
    if (hasKey(error.text, 'torControl.nobody'))
      return { what, verdict: 'gone', detail: sentence('residue.torGone') };
    return { what, verdict: 'not checked', detail: error.text };
  }
}
