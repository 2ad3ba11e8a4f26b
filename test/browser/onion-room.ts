// A room in the private Tor network, and browsers that reach it by Tor only.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, inject } from 'vitest';

import { readyAppliance, type ReadyAppliance } from '../support/appliance.ts';
import { startSocksRecorder, type SocksRecorder } from '../support/socks-recorder.ts';

/** The appliance publishes its descriptor, and dials its own onion. */
const reachableMs = 120_000;

/** What browsers request from their makers by themselves, whatever page they show. Here Tor refuses it.
 * Chromium's updater of extensions tries again without TLS, and its speller looks for a dictionary at gvt1.com. */
const makers =
  /\.(googleapis\.com:80|(googleapis\.com|google\.com|gvt1\.com|mozilla\.(com|net|org)):443)$/;

export interface OnionRoom {
  readonly appliance: ReadyAppliance;
  readonly address: string;
  /** The invitation link for browsers. */
  readonly link: string;
  readonly passphrase: string;
  /** A proxy before Tor, for the browsers. */
  readonly socks: SocksRecorder;
  /** The addresses that the browsers requested because of the page, as `name:port`. */
  asked(): ReadonlySet<string>;
  /** The network's own SOCKS port. */
  readonly torPort: number;
  /** Ends the room, and checks that it ends well. */
  end(): Promise<void>;
}

export async function openOnionRoom(...flags: string[]): Promise<OnionRoom> {
  const { torrc, socksPort } = inject('tornet');
  const folder = mkdtempSync(join(tmpdir(), 'mayfly-torrc-'));
  const file = join(folder, 'torrc');
  writeFileSync(file, torrc);
  const appliance = await readyAppliance({ flags: ['--torrc', file, ...flags] });
  rmSync(folder, { recursive: true });
  const { onion, passphrase } = appliance.ready;
  if (onion === null || passphrase === null) throw new Error('the room has no onion or passphrase');
  try {
    await appliance.event('onion', ({ state }) => state === 'reachable', reachableMs);
  } catch (error) {
    await appliance.kill();
    throw error;
  }
  const socks = await startSocksRecorder(socksPort);
  return {
    appliance,
    address: onion.address,
    link: onion.link,
    passphrase,
    socks,
    asked: () => new Set(socks.destinations.filter((name) => !makers.test(name))),
    torPort: socksPort,
    async end() {
      socks.stop();
      const outcome = await appliance.end();
      const { residue } = await appliance.event('ended');
      expect(residue.checks.filter(({ verdict }) => verdict === 'left')).toEqual([]);
      expect(outcome).toEqual({ code: 0, signal: null });
    },
  };
}
