// Mayfly's own gateway, from the bundle that a room runs, before ngIRCd.

import { readFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../docker/cli/host/project.mjs';
import { gatewayArguments, gatewayConfig } from '../../../server/children.ts';
import { firstAccess } from '../../../server/config/access-snapshot.ts';
import { bootMs } from '../../../server/config/boot-clock.ts';
import type { GatewayConfig } from '../../../server/config/gateway-config.ts';
import { askGateway } from '../../../server/probes/daemons.ts';
import { until } from '../../support/until.ts';
import { ngircdVersion, startRoom } from './ngircd.ts';
import { ServerProcess, usualWindows, type System, type SystemName } from './system.ts';

/** More than a generator can say. */
const noLimit = {
  burst: 1_000_000,
  perSecond: 1_000_000,
  heldLines: 4_096,
  heldBytes: 1024 * 1024,
};

function version(): string {
  const text = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  const { version: own } = JSON.parse(text) as { readonly version: string };
  return own;
}

/** What is on its way is kept for a resume, and all of that together has a limit: 64 MiB. */
function resumeWindows(guests: number): readonly number[] {
  return guests > 200 ? [256] : [512, 1_024];
}

function mayflyWith(name: SystemName, label: string, capabilities: readonly string[]): System {
  return {
    name,
    label,
    most: null,
    windows: capabilities.length > 0 ? resumeWindows : usualWindows,
    entersAtOnce: null,
    version: async () =>
      `Mayfly ${version()} on Node ${process.versions.node}, ngIRCd ${await ngircdVersion()}`,
    start: async (options) => {
      const { config, secrets, ngircd } = await startRoom(options);
      const { dirs, shared, sockets } = config.layout;
      for (const dir of [dirs.gateway, shared.doors]) mkdirSync(dir, { recursive: true });
      const base = gatewayConfig({
        config,
        secrets,
        access: () => firstAccess({ hostToken: null, inviteOnly: false, sharedUses: null }),
        endsAtBootMs: bootMs() + config.settings.lifetimeMs,
      });
      // In a room the uplink carries the port to a unix socket; most guests come by tor, past it.
      const webListen = { host: '127.0.0.1', port: config.settings.webPort };
      const orders: GatewayConfig = options.limited
        ? { ...base, webListen }
        : { ...base, webListen, unsafeFloodForBench: noLimit };
      const entry = join(projectRoot, 'dist', 'server.mjs');
      const gateway = new ServerProcess(
        options.core,
        [process.execPath, ...gatewayArguments(entry)],
        { stdin: JSON.stringify(orders) },
      );
      await until('the gateway to be healthy', async () => {
        gateway.checkRuns();
        const asked = askGateway(
          sockets.gateway,
          'GET',
          '/health',
          null,
          AbortSignal.timeout(2_000),
        );
        return asked.then(
          () => true,
          () => false,
        );
      });
      return {
        way: {
          wire: 'frames',
          port: config.settings.webPort,
          path: '/irc',
          subprotocol: 'text.ircv3.net',
          passphrase: secrets.passphrase,
          capabilities,
          echoes: false,
        },
        pids: () => [gateway.pid, ngircd.pid],
        end: async () => {
          await gateway.end();
          await ngircd.end();
        },
      };
    },
  };
}

export const mayfly = mayflyWith('mayfly', 'Mayfly', []);
/** What the page asks for. */
export const mayflyResume = mayflyWith('mayfly-resume', 'Mayfly, resume and server-time on', [
  'mayfly.chat/resume',
  'message-tags',
  'server-time',
]);
