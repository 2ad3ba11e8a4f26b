import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isKey, catalogues, phrasebook } from '../../../server/contract/words/catalogue.ts';
import {
  inEnglish,
  inEnglishCount,
  noticeOf,
  sentenceOf,
  type RoomKey,
} from '../../../server/contract/words/room-says.ts';

const keys = Object.keys(catalogues.en).filter((key): key is RoomKey => /^(says|shut)\./.test(key));

test.each(keys)('%s is known again by its English, and told in every language', (key) => {
  const values = {
    count: '12',
    limit: '24',
    time: '1 h 30 min',
    text: 'Server full (really): 100 %.',
  };
  const used = Object.entries(values).filter(([gap]) => catalogues.en[key].includes(`{${gap}}`));
  const said = inEnglish(key, values);
  expect(sentenceOf(said)).toEqual({ key, values: Object.fromEntries(used) });
  for (const language of ['en', 'pt-BR', 'es'] as const) {
    const told = phrasebook(language).told(said);
    expect(told).toBe(phrasebook(language).say(key, values));
    if (language !== 'en') expect(told).not.toBe(said);
  }
});

test('a sentence of the room has one gap at the most', () => {
  const several = keys.filter((key) => catalogues.en[key].split('{').length > 2);
  expect(several).toEqual([]);
});

test('a gap for a number takes no other text', () => {
  expect(sentenceOf('Your last many lines may not have arrived.')).toBeNull();
});

test.each(['', 'you', 'You are back in the room', 'hello {count}', '__proto__'])(
  '%j is none of the room’s sentences, and stays',
  (text) => {
    expect(sentenceOf(text)).toBeNull();
    expect(phrasebook('es').told(text)).toBe(text);
    expect(noticeOf(text)).toEqual({ key: 'event.server', values: { text } });
  },
);

test('one line is not said as several', () => {
  expect(inEnglishCount('says.unsure', 1)).toBe('Your last line may not have arrived.');
  expect(inEnglishCount('says.unsure', 2)).toBe('Your last 2 lines may not have arrived.');
});

test('the reason of an end stands in the guest’s language within a sentence', () => {
  const why = inEnglish('shut.flood');
  expect(phrasebook('pt-BR').say('failed.closed', { why })).toBe(
    'A sala fechou a conexão: você enviou demais de uma vez',
  );
  expect(phrasebook('es').pieces('failed.closed', { why })).toEqual([
    { words: 'La sala cerró la conexión: ' },
    { gap: 'why', value: 'enviaste demasiado de una vez' },
  ]);
  expect(isKey('failed.closed')).toBe(true);
});

test('nothing that a guest is told by NOTICE or ERROR stands beside the catalogue', () => {
  const server = join(import.meta.dirname, '../../../server');
  const written = ['protocol', 'gateway'].flatMap((dir) =>
    readdirSync(join(server, dir), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(server, dir, name), 'utf8')),
  );
  const literals = [
    /\b(?:notice|closing|end)\(\s*['`]\w/,
    /(?:#|wner\.)refuse\(\s*(?:'[^']*'|\w+),\s*['`]/,
    /\bkind: '[\w ]+', words: ['`]\w/,
  ];
  const found = literals.flatMap((literal) =>
    written.flatMap((code) => literal.exec(code)?.[0] ?? []),
  );
  expect(found).toEqual([]);
});
