import { expect, test } from 'vitest';

import { parseOrders } from '../../../server/config/config.ts';
import { containerOrders, ordersComeByStdin } from '../../../server/container/orders.ts';
import { secretSettings, settingSpecs } from '../../../server/contract/host/settings.ts';

test('a container without a variable has a room with every default, on its own address', () => {
  const config = parseOrders(containerOrders({}, null));
  expect(config.settings).toMatchObject({ rooms: ['lobby'], webPort: 8080, passphrase: null });
  expect(config.listenHost).toBe('0.0.0.0');
  expect(config.layout.users.sshd).not.toBeNull();
});

test('variables are the settings, others are nobody’s, and an empty one counts as absent', () => {
  const env = { MAYFLY_ROOM: 'press', MAYFLY_LIFETIME: '', PATH: '/usr/bin', HOSTNAME: 'mayfly' };
  const config = parseOrders(containerOrders(env, null));
  expect(config.settings).toMatchObject({ rooms: ['press'], lifetimeMs: 12 * 3_600_000 });
});

test.each([...secretSettings])('a secret in the environment is refused: %s', (key) => {
  const variable = Object.entries(settingSpecs).find(([name]) => name === key)?.[1].variable ?? '';
  const refuse = (): string => containerOrders({ [variable]: 'word-of-mouth' }, null);
  expect(refuse).toThrow(`${variable}: is in the container's environment`);
  expect(refuse).not.toThrow('word-of-mouth');
});

test('"none" is no secret: an open room needs no stdin', () => {
  const env = { MAYFLY_PASSPHRASE: 'none', MAYFLY_OPEN: 'on' };
  expect(parseOrders(containerOrders(env, null)).settings.open).toBe(true);
});

test('a secret comes by stdin, and wins over the environment’s variables', () => {
  const line = '{"variables":{"MAYFLY_PASSPHRASE":"word-of-mouth","MAYFLY_ROOM":"press"}}';
  const { settings } = parseOrders(containerOrders({ MAYFLY_ROOM: 'lobby' }, line));
  expect(settings).toMatchObject({ rooms: ['press'], passphrase: 'word-of-mouth' });
});

test.each(['word-of-mouth', '[]', '{"variables":"word-of-mouth"}', '{"other":{}}'])(
  'a first line that is none is refused without a word of it: %s',
  (line) => {
    expect(() => containerOrders({}, line)).toThrow('stdin: its first line');
    expect(() => containerOrders({}, line)).not.toThrow('word-of-mouth');
  },
);

test('the tor of the machine is not to be had in a container, however it is asked for', () => {
  const asked = { MAYFLY_TOR_CONTROL: '/run/tor/control' };
  expect(() => containerOrders(asked, null)).toThrow(
    'a container cannot use the tor of its machine',
  );
  const line = JSON.stringify({ variables: asked });
  expect(() => containerOrders({}, line)).toThrow('a container cannot use the tor of its machine');
});

test('stdin is read only where that is said', () => {
  expect(ordersComeByStdin({ MAYFLY_ORDERS: 'stdin' })).toBe(true);
  expect(ordersComeByStdin({})).toBe(false);
});

test('whether the host program can read the room’s files is told on stdin alone', () => {
  const line = JSON.stringify({ variables: {}, byFile: true });
  expect(parseOrders(containerOrders({}, line)).byFile).toBe(true);
  expect(parseOrders(containerOrders({}, null)).byFile).toBe(false);
});
