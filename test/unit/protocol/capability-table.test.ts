// The registry of capabilities and the table in docs/protocol.md agree.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capabilities, offeredCapabilities } from '../../../server/protocol/ircv3/registry.ts';
import { commandRules } from '../../../server/protocol/session/command-filter.ts';
import { Backlog } from '../../../server/protocol/ircv3/backlog.ts';
import { EnabledCapabilities } from '../../../server/protocol/ircv3/enabled-capabilities.ts';
import { MessageIds } from '../../../server/protocol/ircv3/message-ids.ts';
import { CallTime } from '../../../server/protocol/state/call-time.ts';
import { Membership } from '../../../server/protocol/state/membership.ts';
import { Roster } from '../../../server/protocol/state/roster.ts';
import { ServerReplies } from '../../../server/protocol/wire/server-replies.ts';

const docs = readFileSync(join(import.meta.dirname, '../../../docs/protocol.md'), 'utf8');
const backlog = new Backlog({ linesPerChannel: 20, channels: 1, bytes: 1000, forgetMs: null });

const plain = { forgetMs: null, sealed: null };

describe('the capabilities', () => {
  test('are those of the table in docs/protocol.md, with the same specifications', () => {
    const rows = [...docs.matchAll(/^\| \[`([^`]+)`\]\(([^)]+)\) +\|/gm)];
    const written = rows.map(([, name = '', link = '']) => `${name} ${link}`);
    const made = capabilities.map(
      ({ name, specification }) => `${name} ${specification.replace(/^docs\//, '')}`,
    );
    expect(written.toSorted()).toEqual(made.toSorted());
  });

  test('have a name each', () => {
    const names = capabilities.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('that need a backlog are offered where there is one', () => {
    const without = offeredCapabilities({ ...plain, backlog: null }).map(({ name }) => name);
    const withOne = offeredCapabilities({ ...plain, backlog }).map(({ name }) => name);
    expect(withOne.filter((name) => !without.includes(name))).toEqual(['draft/chathistory']);
  });

  test('add commands that the table of commands knows as the Session’s own', () => {
    const context = {
      backlog,
      enabled: new EnabledCapabilities(),
      isHost: () => false,
      isSealed: false,
      membership: new Membership(),
      messageIds: new MessageIds(() => '', 0),
      output: { deliverTagged: () => {} },
      replies: new ServerReplies('mayfly.room', { deliver: () => {} }),
      roster: new Roster(),
      serverName: 'mayfly.room',
      time: new CallTime(0),
    };
    const added = capabilities.flatMap(({ commands }) => Object.keys(commands?.(context) ?? {}));
    expect(added.toSorted()).toEqual(['CHATHISTORY', 'REDACT', 'TAGMSG']);
    for (const command of added) expect(commandRules.get(command)?.kind).toBe('own');
  });
});
