// How secrets travel in a real room: not through pipes and sockets, whose buffers in the kernel nobody can overwrite,
// but by files on the room's tmpfs, which are zeros and gone once they are read.

import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';

import { describe, expect, onTestFinished, test } from 'vitest';

import { makePlan } from '../../docker/cli/engines/bare/plan.ts';
import {
  enterVariables,
  insideLibraries,
  insidePath,
} from '../../docker/cli/engines/bare/room-root.ts';
import { firstChildOf } from '../../docker/cli/host/processes.ts';
import { handOverFolder, takeHandedOver } from '../../docker/cli/host/take-handed-over.ts';
import { parseEvent } from '../../server/contract/host/events.ts';
import { handedOverName } from '../../server/contract/host/handed-over.ts';
import { encodeOrders, endOrder } from '../../server/contract/host/orders.ts';
import { variablesFromTexts } from '../../server/contract/host/setting-variables.ts';
import { appliancePorts, readyAppliance } from '../support/appliance.ts';
import { asOrdinaryUser } from '../support/ordinary-user.ts';
import { until } from '../support/until.ts';

const enter = new URL('../../docker/cli/engines/bare/enter.sh', import.meta.url).pathname;

/** What is left of a process's input: it is read anew, from its beginning. */
function inputOf(pid: number): string {
  expect(readlinkSync(`/proc/${pid}/fd/0`)).toMatch(/\/handed-over-[0-9a-f]{32} \(deleted\)$/);
  return readFileSync(`/proc/${pid}/fd/0`, 'latin1');
}

/** A room without its host program: what comes on its output is ours to see. */
class OpenRoom {
  readonly child: ChildProcess;
  readonly lines: string[] = [];

  constructor(ports: Awaited<ReturnType<typeof appliancePorts>>, byFile: boolean) {
    const plan = makePlan({ bridges: [], torControl: null }, null, process.env);
    const namespaces = ['--mount', '--pid', '--ipc', '--uts', '--fork', '--kill-child=SIGKILL'];
    this.child = spawn('unshare', [...namespaces, '--', '/bin/sh', enter], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...enterVariables(plan) },
    });
    onTestFinished(() => void this.child.kill('SIGKILL'));
    if (this.child.stdout === null) throw new Error('no output');
    createInterface({ input: this.child.stdout }).on('line', (line) => this.lines.push(line));
    const program = (name: 'tor' | 'ngircd' | 'sshd') => ({
      path: insidePath(plan, plan.programs[name].path),
      libraryPath: insideLibraries(plan, plan.programs[name]),
    });
    this.child.stdin?.write(
      encodeOrders({
        variables: variablesFromTexts({
          onion: 'off',
          webPort: String(ports.web),
          sshPort: String(ports.ssh),
          ircPort: String(ports.irc),
          ngircdPort: String(ports.ngircd),
        }),
        byFile,
        programs: {
          tor: program('tor'),
          ngircd: program('ngircd'),
          sshd: program('sshd'),
          transports: {},
        },
        run: '/run/mayfly',
        web: '/opt/mayfly/web',
        separateUsers: true,
        listenHost: '127.0.0.1',
      }),
    );
  }

  has(form: RegExp): Promise<string> {
    const found = (): string | false => this.lines.find((line) => form.test(line)) ?? false;
    return until(String(form), found, { withinMs: 30_000 });
  }

  async ends(): Promise<void> {
    this.child.stdin?.end(endOrder);
    await this.has(/"event":"stopped"/);
  }
}

describe('the invitation', () => {
  test('goes to a host program that can read the room’s files by one of them', async () => {
    const room = new OpenRoom(await appliancePorts(), true);
    const name = handedOverName(await room.has(/handedOver/));
    const folder = handOverFolder(firstChildOf(room.child.pid ?? 0) ?? 0);
    const ready = parseEvent(takeHandedOver(folder, name ?? ''));
    if (ready?.event !== 'ready') throw new Error('it is no invitation');
    expect(readdirSync(folder)).toEqual(['control']);
    await room.ends();
    for (const secret of [
      ready.passphrase,
      ready.host?.token,
      ready.ssh.privateKey?.slice(200, 260),
    ]) {
      expect(secret).toMatch(/.{20}/);
      expect(room.lines.join('\n')).not.toContain(secret);
    }
  });

  test('goes to any other by its output', async () => {
    const room = new OpenRoom(await appliancePorts(), false);
    expect(parseEvent(await room.has(/"event":"ready"/))).toMatchObject({ event: 'ready' });
    await room.ends();
    expect(room.lines.join('\n')).not.toContain('handedOver');
  });

  test('leaves no file behind, nor do answers to commands', async () => {
    const appliance = await readyAppliance({ flags: ['--no-onion'] });
    onTestFinished(async () => void (await appliance.kill()));
    expect(appliance.ready.passphrase).toMatch(/.{20}/);
    const folder = handOverFolder((await appliance.inside('tini')).pid);
    expect(readdirSync(folder)).toEqual(['control']);
  });
});

describe('a process’s input', () => {
  test.each([
    ['root', {}],
    ['an ordinary user', asOrdinaryUser()],
  ])('is zeros once it is read, in a room of %s', async (_who, options) => {
    const appliance = await readyAppliance({ flags: [], ...options });
    onTestFinished(async () => void (await appliance.kill()));
    const { passphrase } = appliance.ready;
    const gateway = (await appliance.gateway()).pid;
    const tor = (await appliance.inside('tor')).pid;
    for (const pid of [gateway, tor]) {
      await until('it to be overwritten', () => /^\0+$/.test(inputOf(pid)));
    }
    // So long it was that the whole configuration was in it.
    expect(inputOf(gateway).length).toBeGreaterThan((passphrase ?? '').length + 500);
    expect(inputOf(tor).length).toBeGreaterThan(200);
  });
});
