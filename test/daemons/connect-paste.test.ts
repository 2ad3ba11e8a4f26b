// An invitation that is pasted into `mayfly connect`, wrapped on its way or into a terminal.

import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freePorts } from '../support/free-ports.ts';
import { Terminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';
import { dialLocal, linkTo, untilUp } from './connect-fixture/connect-command.ts';
import { ConnectRoom } from './connect-fixture/connect-room.ts';

const mayfly = join(import.meta.dirname, '../../docker/cli/mayfly.mjs');

let room: ConnectRoom;

beforeAll(async () => {
  room = await ConnectRoom.start();
});

afterEach(() => room.endCommand());

afterAll(() => room.close());

test('an invitation that was wrapped on its way is put together again', async () => {
  const wrapped = linkTo(room.door()).replaceAll(/.{60}/g, '$&\r\n');
  const web = 'http://127.0.0.1/#room=lobby&key=correct-horse-battery';
  const pasted = `Come in:\n${web}\n<${wrapped}>.\nSee you there!\n`;
  await untilUp(await room.connectPasting(pasted));
});

test('a wrapped invitation that is pasted into a terminal is not shown, and the shell gets none of it', async () => {
  const [listen = 0] = await freePorts(1);
  const link = linkTo(room.door());
  const terminal = new Terminal('bash', '--norc');
  try {
    terminal.types('HISTFILE=/dev/null; PS1="shell> "; set -o history');
    terminal.keys('Enter');
    terminal.types(`'${process.execPath}' '${mayfly}' connect --listen ${listen} -`);
    terminal.keys('Enter');
    await terminal.shows('paste the invitation');
    terminal.pastes(link.replaceAll(/.{40}/g, '$&\n'));
    await terminal.shows(`/connect 127.0.0.1 ${listen}`);
    const client = dialLocal(listen);
    client.socket.write('NICK ada\r\n');
    await until('the echo', () => client.heard === 'NICK ada\r\n');
    client.socket.destroy();
    terminal.keys('C-c');
    await terminal.shows(/shell>\s*$/);
    expect(terminal.screen()).not.toContain('seed');
    expect(terminal.screen()).not.toContain('command not found');
    terminal.keys('C-l');
    terminal.types('history; echo is that all');
    terminal.keys('Enter');
    await terminal.shows(/^is that all$/m);
    expect(terminal.screen()).not.toMatch(/http|seed=|key=/);
  } finally {
    terminal.close();
  }
});

test('what is pasted and is no invitation is refused, and the shell gets none of that either', async () => {
  const terminal = new Terminal('bash', '--norc');
  try {
    terminal.types('PS1="shell> "');
    terminal.keys('Enter');
    terminal.types(`'${process.execPath}' '${mayfly}' connect -`);
    terminal.keys('Enter');
    await terminal.shows('paste the invitation');
    terminal.pastes('echo one\necho two\necho three\n');
    await terminal.shows('is not a link');
    await terminal.shows(/shell>\s*$/);
    expect(terminal.screen()).not.toMatch(/^(one|two|three)$/m);
    // The terminal is as it was: it shows what is typed.
    terminal.types('echo $((6*7))');
    await terminal.shows('echo $((6*7))');
  } finally {
    terminal.close();
  }
});
