// A room on this machine for tests that need no Tor: a gateway with the built page, and a real ngIRCd.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'vite';

import type { SettingTexts } from '../../server/contract/host/settings.ts';
import { writePageManifest } from '../../server/page/page-store.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';

const web = join(import.meta.dirname, '../../web');

export interface NearRoom {
  readonly room: GatewayRoom;
  /** The invitation link for browsers. */
  readonly link: string;
  end(): Promise<void>;
}

/**
 * @param texts settings as an operator gives them.
 * @param moreHosts other hosts by which browsers reach it: those of relays.
 */
export async function openNearRoom(
  texts: SettingTexts = {},
  moreHosts: readonly string[] = [],
): Promise<NearRoom> {
  const outDir = mkdtempSync(join(tmpdir(), 'mayfly-near-'));
  await build({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
  writePageManifest(outDir);
  const room = await GatewayRoom.start(texts, (config) => ({
    ...config,
    webRoot: outDir,
    hosts: [...config.hosts, ...moreHosts],
  }));
  return {
    room,
    link: `http://127.0.0.1:${room.webPort}/#room=lobby&key=${passphrase}`,
    async end() {
      await room.end();
      rmSync(outDir, { recursive: true });
    },
  };
}
