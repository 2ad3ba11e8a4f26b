// A label goes through the command line, the control socket, or the service at a door: it is the same by each way,
// and breaks no table, no JSON and no terminal.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommand } from '../../../docker/cli/command-line/args.ts';
import { formatAccess, parseAccess } from '../../../server/config/access-snapshot.ts';
import { parseAccessReply } from '../../../server/config/access-exchange.ts';
import {
  decodeAccessRequest,
  maxLabelLength,
  type InvitationEntry,
} from '../../../server/contract/host/access.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';
import { accessText } from '../../../server/contract/terminal/access-text.ts';
import { personalText } from '../../../server/contract/terminal/personal-text.ts';
import { disguises, markup } from '../../support/hostile-texts.ts';
import { ready } from '../cli/invitation-fixture.ts';
import { AccessBench } from './access-fixture.ts';
import { ServiceBench } from './service-fixture.ts';

/** What nobody may see in a list, and what a label may hide. */
const forbidden = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/u;

const nasty = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 90 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 90 }) },
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'\0\t\n\r\x1b\x07\x7f\x85\x9b\u2028\u2029\u202e\u2066\u2069\u200b\u200d\u200e\ufeff\u00ad\u3000\u0301\x03\x02'.split(
            '',
          ),
        ),
        fc.constantFrom(
          '\ud800',
          '\udfff',
          '\x1b]0;x\x07',
          '\x9b31m',
          '👩‍👩‍👧',
          'שלום',
          '"',
          '\\',
          'a',
          ' ',
        ),
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(...markup.map(([, text]) => text), ...disguises.map(([, text]) => text)),
);

/** What the command line asks for; null: it refuses. @param names by stdin, or behind `invite`. */
function asked(name: string, byStdin: boolean): unknown {
  const world = { env: {}, readFile: () => name };
  try {
    const command = parseCommand(['invite', byStdin ? '-' : name], world);
    if (command.command !== 'invite' || command.action.what !== 'personal') return null;
    return command.action.wishes;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** The label that the room has when a request came over the control socket. */
function labelFrom(wishes: unknown): string {
  const line = JSON.stringify({ access: 'issue', wishes });
  const request = decodeAccessRequest(JSON.parse(line));
  if (request.access !== 'issue') throw new Error('is another request');
  const reply = new AccessBench().access.issue(request.wishes);
  // And back, as it goes to the supervisor and on to the command.
  const told = parseAccessReply('issue', JSON.stringify(reply));
  if ('refused' in told) throw new Error(told.refused);
  return told.answer[0]?.entry.label ?? '';
}

const wish = { role: 'guest', lastsMs: null, once: false } as const;

test('is the same by every way, and cut to 64 characters', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      // Not a flag, an option or a dash, whatever is in the middle.
      const name = `A${text.replaceAll('--', '')}Z`;
      const label = labelFrom([{ label: name, ...wish }]);
      expect(label).not.toMatch(forbidden);
      expect(label).toBe(label.replace(/\s+/g, ' ').trim());
      const length = Array.from(label).length;
      expect(length).toBeLessThanOrEqual(maxLabelLength);
      const service = new ServiceBench();
      const answer = service.asks(`invite ${name}`);
      await service.keeps();
      await answer;
      expect(service.book.entry('i1')?.label).toBe(label);
      const byArgument = asked(name, false);
      // The command refuses what is too long, and a NUL cannot stand in an argument.
      if (byArgument === null) expect(length).toBe(maxLabelLength);
      else expect(labelFrom(byArgument)).toBe(label);
      if (!/\n/.test(name)) expect(asked(name, true)).toEqual(byArgument);
    }),
    { numRuns: 1_000 },
  );
}, 60_000);

test('comes out of the snapshot for the next gateway as it went in', () => {
  fc.assert(
    fc.property(nasty, (label) => {
      const bench = new AccessBench();
      bench.issue({ label });
      const before = bench.entry('i1')?.label;
      const kept = parseAccess(bench.access.changes.latest.snapshot);
      // Over a pipe, as UTF-8.
      bench.restart(Buffer.from(formatAccess(kept)).toString());
      expect(bench.entry('i1')?.label).toBe(before);
    }),
    { numRuns: 300 },
  );
});

test.each(['en', 'es', 'pt-BR'] as const)('breaks no table and no block in %s', (language) => {
  const translator = makeTranslator(language);
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (labels) => {
      const bench = new AccessBench();
      for (const label of labels) bench.issue({ label, lastsMs: 90_000 });
      const { invitations, shared } = bench.list();
      const lines = accessText({ invitations, shared, wrongTries: 0 }, translator).split('\n');
      expect(lines).toHaveLength(labels.length + 2);
      const plain = (entry: InvitationEntry): InvitationEntry => ({ ...entry, label: 'Ana' });
      const rows = accessText(
        { invitations: invitations.map(plain), shared, wrongTries: 0 },
        translator,
      ).split('\n');
      for (const [at, { label }] of invitations.entries()) {
        // All columns stand where they stand with a plain label.
        const cells = rows[at]?.replace(/ *Ana$/, '') ?? '';
        expect(lines[at]?.startsWith(cells)).toBe(true);
        expect(lines[at]?.endsWith(label)).toBe(true);
        expect(lines[at]).not.toMatch(forbidden);
      }
      for (const columns of [null, 40, 80]) {
        const options = { columns, colour: false, qr: null, translator };
        const [entry] = invitations;
        if (entry === undefined) continue;
        const block = personalText({ entry, token: 't', seal: null }, ready, 'browser', options);
        expect(block).toMatch(/^===/);
        expect(block.replaceAll('\n', '')).not.toMatch(forbidden);
        const usual = personalText(
          { entry: plain(entry), token: 't', seal: null },
          ready,
          'browser',
          options,
        );
        expect(block.split('===').at(-1)).toBe(usual.split('===').at(-1));
      }
    }),
    { numRuns: 100 },
  );
});
