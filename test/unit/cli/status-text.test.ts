import { expect, test } from 'vitest';
import { shortTime, statusText } from '../../../server/contract/terminal/status-text.ts';
import type { ApplianceStatus } from '../../../server/contract/host/status.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';

test.each([
  [0, '0s'],
  [999, '0s'],
  [59_999, '59s'],
  [60_000, '1m 0s'],
  [3_599_000, '59m 59s'],
  [43_199_999, '11h 59m'],
  [90_000_000, '1d 1h'],
])('%d ms are %s', (ms, words) => {
  expect(shortTime(ms)).toBe(words);
});

const status: ApplianceStatus = {
  phase: 'ready',
  sealed: false,
  children: [
    { name: 'ngircd', state: 'ready', pid: 9, restarts: 2, inStateMs: 61_000 },
    { name: 'tor', state: 'degraded', pid: null, restarts: 1, inStateMs: 1000 },
  ],
  onion: { state: 'bootstrapping', address: 'abc.onion', percent: 45 },
  guests: 1,
  sessions: { away: 1, resumed: 12, refused: { full: 2, 'circuit flood': 1 } },
  access: { invitations: 3, shared: { state: 'open', usesLeft: null }, wrongTries: 12 },
  page: { path: '/files.sha256', sha256: '5f'.repeat(32) },
  remainingMs: 3_600_000,
  ends: { deadManMs: null, whenEmptyMs: null, emptyLeftMs: null },
};

test('a status has a line for the room, the onion and each part', () => {
  expect(statusText('42', status, makeTranslator('en')).split('\n')).toEqual([
    'room 42: ready, 1 guest, ends in 1h 0m',
    'onion        bootstrapping 45 %  abc.onion',
    'invitations  3 personal, shared open',
    'wrong tries  12 wrong passphrases in the last minute',
    'sessions     1 away, 12 resumed',
    'refused      full 2, circuit flood 1',
    `page         SHA-256 of /files.sha256: ${'5f'.repeat(32)}`,
    'ngircd       ready for 1m 1s, 2 restarts',
    'tor          degraded for 1s, 1 restart',
  ]);
});

test('an onion that another tor carries is said to be so', () => {
  const onion = { state: 'noTor', address: 'abc.onion', percent: 0, borrowed: true } as const;
  const text = statusText('42', { ...status, onion }, makeTranslator('en'));
  expect(text).toMatch(/^onion +that tor does not answer; trying again {2}abc\.onion$/m);
  expect(text).toContain('carried by the tor of this machine');
  expect(statusText('42', status, makeTranslator('en'))).not.toContain('carried by');
});

test('guests that nobody counted are said to be so', () => {
  const unknown = statusText(
    '42',
    { ...status, guests: null, sessions: null },
    makeTranslator('en'),
  );
  expect(unknown).toContain('unknown number of guests');
  expect(unknown).not.toContain('sessions');
});

test('a sealed room says so, and another says nothing of it', () => {
  const sealed = statusText('42', { ...status, sealed: true }, makeTranslator('en'));
  expect(sealed).toMatch(/^sealed +only guests’ own devices can read what is said$/m);
  expect(statusText('42', status, makeTranslator('en'))).not.toContain('sealed');
});

test('where nothing was refused, nothing is said of it', () => {
  const sessions = { away: 0, resumed: 0, refused: {} };
  const text = statusText('42', { ...status, sessions }, makeTranslator('en'));
  expect(text).not.toContain('refused');
});

test('each end that was asked for has a line', () => {
  const text = (ends: ApplianceStatus['ends']): string =>
    statusText('42', { ...status, ends }, makeTranslator('en'));
  const waiting = text({ deadManMs: 90_000, whenEmptyMs: 600_000, emptyLeftMs: null });
  expect(waiting).toMatch(/^dead man +the room ends in 1m 30s unless a host shows a sign of life/m);
  expect(waiting).toMatch(/^empty +the room ends when it has been empty for 10m 0s$/m);
  const empty = text({ deadManMs: null, whenEmptyMs: 600_000, emptyLeftMs: 59_000 });
  expect(empty).toMatch(/^empty +the room ends in 59s unless somebody enters$/m);
  expect(empty).not.toContain('dead man');
});

test('the same status in Spanish', () => {
  expect(statusText('42', { ...status, guests: 3 }, makeTranslator('es')).split('\n')).toEqual([
    'sala 42: lista, 3 invitados, termina en 1h 0m',
    'onion         arrancando 45 %  abc.onion',
    'invitaciones  3 personales, común abierta',
    'intentos      12 frases secretas incorrectas en el último minuto',
    'sesiones      ausentes: 1, reanudadas: 12',
    'rechazados    full 2, circuit flood 1',
    `página        SHA-256 de /files.sha256: ${'5f'.repeat(32)}`,
    'ngircd        listo desde hace 1m 1s, 2 reinicios',
    'tor           con fallos desde hace 1s, 1 reinicio',
  ]);
});

test.each([
  ['ready', 'pt-BR', /^sala 42: pronta, /],
  ['starting', 'pt-BR', /^sala 42: iniciando, /],
  ['ending', 'es', /^sala 42: terminando, /],
  ['ready', 'es', /^sala 42: lista, /],
] as const)('a room that is %s is said to be so in %s', (phase, language, form) => {
  for (const guests of [null, 1, 2])
    expect(statusText('42', { ...status, phase, guests }, makeTranslator(language))).toMatch(form);
});

test.each([
  [{ state: 'open', usesLeft: 1 }, 'shared open for 1 more guest'],
  [{ state: 'open', usesLeft: 20 }, 'shared open for 20 more guests'],
  [{ state: 'closed', usesLeft: 20 }, 'shared closed'],
  [{ state: 'none', usesLeft: null }, 'none shared'],
] as const)('a shared invitation that is %j is said to be %s', (shared, words) => {
  const access = { invitations: 1, shared, wrongTries: 0 };
  expect(statusText('42', { ...status, access }, makeTranslator('en'))).toContain(
    `1 personal, ${words}\n`,
  );
});

test('of a room that counts no invitations nothing is said of them', () => {
  const text = statusText('42', { ...status, access: null }, makeTranslator('en'));
  expect(text).not.toMatch(/invitations|wrong/);
});
