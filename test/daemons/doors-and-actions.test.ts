// Every cell of the table of doors and actions (docs/access.md) is tried in whole rooms: what can be done is done, what
// cannot is refused.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { doorActions, type ActionName, type TableDoor } from '../support/door-actions.ts';
import { until } from '../support/until.ts';
import { WholeRoom } from '../support/whole-room.ts';
import { doorways, type Doorway, type Person } from './doors-fixture/hands.ts';

const hour = 3_600_000;
const panicWord = 'forget-all-of-it';
const actionNames = Object.keys(doorActions) as ActionName[];
const ofHosts = actionNames.filter((name) => doorActions[name].who === 'hosts');
/** In the form of an invitation's link, or as the room tells a host. */
const secretForm = /(?:key=|passphrase: )([0-9a-z-]{32})/;

/** A column of the table, the way in that is used for it, and the flags that it needs. */
const columns = [
  { name: 'page', door: 'page', way: 'page', flags: ['--no-onion'] },
  { name: 'lite', door: 'lite', way: 'lite', flags: ['--no-onion'] },
  { name: 'irc by ssh', door: 'irc', way: 'ssh', flags: ['--no-onion'] },
  { name: 'irc by Tor', door: 'irc', way: 'tor', flags: [] },
  { name: 'command', door: 'command', way: 'page', flags: ['--no-onion'] },
] as const satisfies readonly {
  name: string;
  door: TableDoor;
  way: keyof typeof doorways;
  flags: readonly string[];
}[];

const filled = (typed: string, values: Readonly<Record<string, string>>): string =>
  typed.replace(/NAME|ID/g, (gap) => values[gap] ?? gap);

const isOut = (person: Person): Promise<true> =>
  until('the guest to be out', async () => (await person.isOut()) || null);

describe.each(columns)('$name', ({ door, way, flags }) => {
  let room: WholeRoom;
  let doorway: Doorway;
  /** null: the operator does it by the command. */
  let host: Person | null = null;
  const tried = new Set<ActionName>();

  beforeAll(async () => {
    room = await WholeRoom.start(...flags, '--knock', '--dead-man=1h', '--lifetime=4h');
    doorway = await doorways[way](room);
  });

  afterAll(async () => {
    doorway.close();
    await room.kill();
  });

  /** Does it as the table says. @returns the answer, which has this form. */
  async function does(
    name: ActionName,
    form: RegExp,
    values: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const typed = filled(doorActions[name].at[door] ?? 'nothing', values);
    tried.add(name);
    return host === null ? runs(typed, form) : asks(host, typed, form);
  }

  async function asks(asker: Person, typed: string, form: RegExp): Promise<string> {
    const before = (await asker.reads()).length;
    await asker.types(typed);
    let answer = '';
    await until(`an answer like ${form} to ${typed}`, async () => {
      answer = (await asker.reads()).slice(before);
      return form.test(answer);
    }).catch((cause: unknown) => {
      throw new Error(`${typed} was answered: ${answer}`, { cause });
    });
    return answer;
  }

  async function runs(typed: string, form: RegExp, given = ''): Promise<string> {
    const { code, out, err } = await room.run(typed.split(' ').slice(1), given);
    expect(code, `${typed}: ${err}`).toBe(0);
    expect(out + err).toMatch(form);
    return out + err;
  }

  const newSecret = (answer: string): string => secretForm.exec(answer)?.[1] ?? 'none';

  test('a host enters, who never waits', async () => {
    const person = await doorway.comes('hanna', room.hostSecret);
    expect(person.answer).toBe('in');
    if (door === 'command') return;
    tried.add('enterHost');
    host = person;
  });

  let ana: Person;

  test('who knocks is seen, let in, or turned away', async () => {
    ana = await doorway.comes('ana', room.passphrase);
    expect(ana.answer).toBe('waits');
    const list = await does('knocks', /ana/);
    const words = /ana\s+\(?([a-z-]+ [a-z-]+)/.exec(list)?.[1] ?? 'no words';
    expect(await ana.reads()).toContain(words);
    await does('let', /ana/, { NAME: 'ana' });
    await until('ana to be in', () => ana.isIn());
    const bob = await doorway.comes('bob', room.passphrase);
    await does('turnAway', /bob/, { NAME: 'bob' });
    await isOut(bob);
    if (door !== 'command') tried.add('knock').add('enterShared');
  });

  test('what hosts do is refused to a guest', async () => {
    if (door === 'command') return;
    for (const name of ofHosts) {
      const typed = filled(doorActions[name].at[door] ?? '', { NAME: 'hanna', ID: 'i1' });
      await asks(ana, typed, /Only a host of this room can ask that\./);
    }
  });

  test('a message is taken back', async () => {
    const witness = await doorways.page(room).then((page) => page.comes('wim', room.passphrase));
    await room.run(['let', 'wim']);
    await until('the witness to be in', () => witness.isIn());
    await ana.types('said too soon');
    // The writer, too: an IRC client knows it by the id that comes with the echo.
    for (const who of [witness, ana])
      await until('it to be read', async () => (await who.reads()).includes('said too soon'));
    const typed = doorActions.takeBack.at[door];
    if (typed === null) return expect((await room.run(['takeback'])).code).toBe(2);
    tried.add('takeBack');
    await ana.types(typed);
    await until('it to be gone', async () => !(await witness.reads()).includes('said too soon'));
    expect(await witness.reads()).toContain('taken back');
    return undefined;
  });

  test('who is in is seen, and put out', async () => {
    await does('people', /\bana\b/);
    await does('remove', /ana/, { NAME: 'ana' });
    await isOut(ana);
  });

  test('an invitation lets in one person, and is taken back', async () => {
    const secret = newSecret(await does('invite', secretForm, { NAME: 'Dora' }));
    const dora = await doorway.comes('dora', secret);
    expect(dora.answer).toBe('in');
    expect((await doorway.comes('other', secret)).answer).toBe('refused');
    await does('invitations', /i2 .*inside/);
    await does('revoke', /i2/, { ID: 'i2' });
    await isOut(dora);
    expect((await doorway.comes('dora', secret)).answer).toBe('refused');
    if (door !== 'command') tried.add('enterOwn');
  });

  test('an invitation for one entry is good for one', async () => {
    const secret = newSecret(await does('inviteOnce', secretForm));
    const emil = await doorway.comes('emil', secret);
    expect(emil.answer).toBe('in');
    await emil.leaves();
    await until('him to be out', async () => !(await room.run(['guests'])).out.includes('emil'));
    expect((await doorway.comes('emil', secret)).answer).toBe('refused');
    if (door !== 'command') tried.add('enterOnce');
  });

  test('the shared invitation is shut and opened', async () => {
    await does('close', /shared invitation is closed/i);
    expect((await doorway.comes('late', room.passphrase)).answer).toBe('refused');
    await does('open', /shared invitation is open/i);
    expect((await doorway.comes('late', room.passphrase)).answer).toBe('waits');
  });

  test('the end is moved, and a sign of life is shown', async () => {
    await does('extend', /ends in (5h|5 h|4h 59m|4 h 59 min)/);
    expect((await room.status()).remainingMs).toBeGreaterThan(4.9 * hour);
    await does('shorten', /ends in (4h|4 h|3h 59m|3 h 59 min)/);
    expect((await room.status()).remainingMs).toBeLessThan(4 * hour);
    await does('stillHere', /a host is there|the room goes on/);
  });

  test('the room is burnt by a word', async () => {
    if (host === null) {
      tried.add('burn');
      await runs('mayfly burn', /the room has ended/, 'burn\n');
    } else {
      const answer = await does('burn', /within a minute: \/msg mayfly burn [a-z-]+/);
      const word = /burn ([a-z-]+)/.exec(answer)?.[1] ?? '';
      await host.types(`${doorActions.burn.at[door]} ${word}`);
    }
    expect(await room.appliance.outcome).toEqual({ code: 0, signal: null });
    expect(room.endsBecause).toBe('burn');
  });

  test('all that the table says was tried', () => {
    const elsewhere: readonly ActionName[] = ['panic', 'forget'];
    const can = actionNames.filter((name) => doorActions[name].at[door] !== null);
    expect(new Set([...tried, ...elsewhere.filter((name) => can.includes(name))])).toEqual(
      new Set(can),
    );
  });
});

describe.each(columns)('$name, in a room that forgets', ({ door, way, flags }) => {
  test('messages go, or the guest is told that they cannot; the panic word ends it', async () => {
    const room = await WholeRoom.start(...flags, '--forget=10s', '--panic-word', panicWord);
    const doorway = await doorways[way](room);
    try {
      const ana = await doorway.comes('ana', room.passphrase);
      await ana.types('it passes');
      await until('it to be read', async () => (await ana.reads()).includes('it passes'));
      if (doorActions.forget.at[door] === null && door !== 'command') {
        expect(await ana.reads()).toMatch(/Messages pass here/);
      } else {
        await until('it to pass', async () => !(await ana.reads()).includes('it passes'));
      }
      if (doorActions.panic.at[door] === null) {
        for (const word of ['enter', 'knock', 'panic']) {
          expect((await room.run([word])).code).toBe(2);
        }
        return;
      }
      expect((await doorway.comes('eve', panicWord)).answer).toBe('refused');
      await until('the room to end', () => room.endsBecause === 'panic word');
    } finally {
      doorway.close();
      await room.kill();
    }
  });
});
