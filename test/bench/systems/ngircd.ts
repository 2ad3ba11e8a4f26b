// ngIRCd as Mayfly configures it: by itself ("raw", the limit of this architecture), and as the room
// behind others.

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Config } from '../../../server/config/config.ts';
import { makeLayout } from '../../../server/config/layout.ts';
import { mintSecrets, type Secrets } from '../../../server/config/secrets.ts';
import { parseSettings } from '../../../server/contract/host/settings.ts';
import { ngircdConf } from '../../../server/daemons/ngircd.ts';
import { projectRoot } from '../../../docker/cli/host/project.mjs';
import { freePorts } from '../../support/free-ports.ts';
import { program, programEnv } from '../../support/programs.ts';
import { untilOpen } from './answers.ts';
import { ServerProcess, usualWindows, type StandOptions, type System } from './system.ts';

export interface Room {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly ngircd: ServerProcess;
}

/** Starts ngIRCd for so many guests; the configuration says where a gateway would be. */
export async function startRoom({ core, guests, dir }: StandOptions): Promise<Room> {
  const [webPort, ircPort, ngircdPort, sshPort] = await freePorts(4);
  const settings = parseSettings({
    passphrase: 'mayfly-bench-passphrase',
    onion: 'off',
    maxGuests: String(guests),
    webPort: String(webPort),
    ircPort: String(ircPort),
    ngircdPort: String(ngircdPort),
    sshPort: String(sshPort),
  });
  const found = program('ngircd');
  const unused = { path: '/nowhere', libraryPath: null };
  const config: Config = {
    settings,
    layout: makeLayout({ run: dir, web: join(projectRoot, 'dist', 'web'), separate: false }),
    programs: { tor: unused, ngircd: found, sshd: unused, transports: {} },
    listenHost: '127.0.0.1',
    byFile: false,
  };
  const secrets = mintSecrets(settings);
  const { dirs } = config.layout;
  mkdirSync(dirs.ngircd, { recursive: true });
  const path = join(dirs.ngircd, 'configuration');
  const self = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  writeFileSync(path, ngircdConf(config, secrets, self));
  const ngircd = new ServerProcess(core, [found.path, '--nodaemon', '--config', path], {
    env: programEnv(found),
  });
  await untilOpen(ngircd, settings.ngircdPort);
  return { config, secrets, ngircd };
}

export async function ngircdVersion(): Promise<string> {
  const found = program('ngircd');
  const { stdout } = await promisify(execFile)(found.path, ['--version'], {
    env: programEnv(found),
  });
  return /^ngIRCd (\S+?)-/m.exec(stdout)?.[1] ?? 'unknown';
}

export const raw: System = {
  name: 'raw',
  label: 'raw TCP to ngIRCd',
  most: null,
  windows: usualWindows,
  // Its listen queue is short: of 1,000 connections at once it loses some.
  entersAtOnce: 8,
  version: async () => `ngIRCd ${await ngircdVersion()}`,
  start: async (options) => {
    const { config, secrets, ngircd } = await startRoom(options);
    return {
      way: {
        wire: 'lines',
        port: config.settings.ngircdPort,
        path: '',
        subprotocol: null,
        passphrase: secrets.ngircdPassword,
        capabilities: [],
        echoes: false,
      },
      pids: () => [ngircd.pid],
      end: () => ngircd.end(),
    };
  },
};
