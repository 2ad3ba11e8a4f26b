// A message is taken back while a daemon is killed: pages and the history say what is true.

import { afterEach, expect, test } from 'vitest';
import { heardInside } from '../support/capable-guest.ts';
import { PageSession } from '../support/page-session.ts';
import { until } from '../support/until.ts';
import { WholeRoom } from '../support/whole-room.ts';
import { obey } from '../../web/src/session/orders.ts';

let room: WholeRoom;
let ana: PageSession;
let bea: PageSession;

/** Both pages show Ana's message, which the room knows by an id. */
async function says(text: string): Promise<void> {
  room = await WholeRoom.start('--no-onion', '--backlog', '10');
  ana = new PageSession(room.appliance.ports.web);
  bea = new PageSession(room.appliance.ports.web);
  await ana.enters('ana', room.passphrase, '#lobby');
  await bea.enters('bea', room.passphrase, '#lobby');
  ana.says('#lobby', text);
  for (const page of [ana, bea])
    await until('the message', () => page.talk('#lobby').some(({ msgid }) => msgid));
}

const takesBack = (): boolean =>
  obey({ do: 'take back' }, '#lobby', {
    session: ana.session,
    now: Date.now,
    showHelp: () => {},
  });
const isTakenBack = (page: PageSession): boolean =>
  page.talk('#lobby').some(({ takenBack }) => takenBack);
/** Who comes in now is told of it. */
async function told(nick: string): Promise<string> {
  return (await heardInside(await room.enterAgain(nick, room.passphrase))).join('\n');
}

afterEach(async () => {
  for (const page of [ana, bea]) page.session.leave('');
  await room.kill();
});

test('while ngIRCd is killed, it is gone at all pages, and from the history', async () => {
  await says('slip');
  expect(await told('early')).toContain('slip');
  process.kill((await room.appliance.inside('ngircd')).pid, 'SIGKILL');
  expect(takesBack()).toBe(true);
  for (const page of [ana, bea]) await until('it to be gone', () => isTakenBack(page));
  expect(await told('late')).not.toContain('slip');
});

test('when the gateway is killed before it heard of it, no page shows it as taken back', async () => {
  await says('slip');
  const { pid } = await room.appliance.gateway();
  process.kill(pid, 'SIGSTOP');
  expect(takesBack()).toBe(true);
  process.kill(pid, 'SIGKILL');
  for (const page of [ana, bea])
    await until(
      'the page to be back',
      () => page.events('#lobby').includes('event.youJoined') && page.session.online,
    );
  expect(isTakenBack(ana)).toBe(false);
  expect(isTakenBack(bea)).toBe(false);
  expect(await told('late')).not.toContain('slip');
});
