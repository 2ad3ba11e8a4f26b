// The link of a sealed room: tickets for lines, what is confirmed, what is sent again, when the sealing starts anew
// and when it ends. What seals is a stand-in that cuts each message into two lines; the link, resume and parser are real.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SealedListener } from '../../../server/sealed/lines/sealed-lines-types.ts';
import { formatSeal, mintHostSeal } from '../../../server/sealed/seal/seal.ts';
import type { KeptLink } from '../../../web/src/irc/link.ts';
import type { ResumeNews } from '../../../web/src/irc/resume.ts';
import type { WireListener } from '../../../web/src/irc/wire.ts';
import { readKept } from '../../../web/src/sealed/kept-sealing.ts';
import { sealedLinkOpener } from '../../../web/src/sealed/sealed-link.ts';
import { noView } from '../../../web/src/sealed/sealed-state.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const seal = mintHostSeal('i1', random);
const ana = { nick: 'ana', passphrase: null };

function open(kept: KeptLink | null = null) {
  const sent: string[] = [];
  const news: ResumeNews[] = [];
  const talk: string[] = [];
  const lines: string[] = [];
  let wire: WireListener | null = null;
  let sealing: SealedListener | null = null;
  const link = sealedLinkOpener(
    {
      link: {
        openWire: (listener) => {
          wire = listener;
          return { send: (line) => sent.push(line) > 0, close: () => undefined };
        },
        mark: 'mark',
        now: () => 1000,
        after: () => () => undefined,
      },
      openLines: (environment, listener) => {
        sealing = listener;
        lines.push(`opened ${environment.kept ?? 'new'}`);
        return {
          fromClient: (line, ticket) => {
            const isTalk = line.startsWith('PRIVMSG');
            if (isTalk) listener.toRoom(`${line} one`, ticket, false);
            listener.toRoom(isTalk ? `${line} two` : line, ticket, true);
          },
          fromRoom: (line) => listener.toClient(line),
          restarted: () => lines.push('restarted'),
          view: noView,
          settled: async () => undefined,
          keep: () => 'kept lines',
          close: () => lines.push('closed'),
        };
      },
      random,
      steadyNow: () => 0,
      changed: () => undefined,
      channelIs: (channel) => lines.push(`keys in ${channel}`),
    },
    seal,
  )(
    {
      happened: (event) => {
        if (event.kind === 'talk') talk.push(`${event.text} ${event.id ?? ''}`);
      },
      resumed: (one) => news.push(one),
      ended: () => undefined,
    },
    kept,
  );
  const says = (...texts: readonly string[]): void => {
    for (const text of texts) wire?.received(text);
  };
  const dial = (): void => {
    sent.length = 0;
    link.dial(ana);
    wire?.opened();
  };
  return {
    link,
    sent,
    news,
    talk,
    lines,
    says,
    dial,
    ownLine: () => sealing?.toRoom('OWN', null, true),
  };
}

/** Registered, with a place that can be resumed. */
function inside() {
  const guest = open();
  guest.dial();
  guest.says(':room RESUME TOKEN one 300', ':room 001 ana :Welcome');
  guest.sent.length = 0;
  return guest;
}

test('a message is confirmed with its last line, and by the number that the page knows', () => {
  const { link, sent, news, says } = inside();
  const ticket = link.send('PRIVMSG #lobby :hi');
  expect(ticket).toBeGreaterThan(0);
  expect(sent).toEqual([
    '@mayfly.chat/id=1 PRIVMSG #lobby :hi one',
    '@mayfly.chat/id=2 PRIVMSG #lobby :hi two',
  ]);
  says(':room RESUME SEEN 1');
  expect(news.at(-1)).toEqual({ kind: 'seen', id: 0 });
  says(':room RESUME SEEN 2');
  expect(news.at(-1)).toEqual({ kind: 'seen', id: ticket });
});

test('lines of the group’s own are confirmed, and nobody’s message with them', () => {
  const { link, news, says, ownLine, sent } = inside();
  ownLine();
  const ticket = link.send('PRIVMSG #lobby :hi');
  expect(sent[0]).toBe('@mayfly.chat/id=1 OWN');
  says(':room RESUME SEEN 1');
  expect(news.at(-1)).toEqual({ kind: 'seen', id: 0 });
  says(':room RESUME SEEN 3');
  expect(news.at(-1)).toEqual({ kind: 'seen', id: ticket });
});

test('a question goes behind the messages before it, and is not asked again after a break', () => {
  const { link, sent, news, says, dial } = inside();
  link.send('PRIVMSG #lobby :hi');
  link.sendOnce('PING there');
  expect(sent.at(-1)).toBe('PING there');
  dial();
  expect(sent).toEqual(['RESUME one 1']);
  says(':room RESUME OK two 300 1 2');
  expect(news.at(-1)).toEqual({ kind: 'back', lost: 0, seen: 0 });
  expect(sent.slice(1)).toEqual(['RESUME ACK 1', '@mayfly.chat/id=2 PRIVMSG #lobby :hi two']);
});

test('where the room gave the place up, the sealing starts anew; after a resume it goes on', () => {
  const { lines, says, dial } = inside();
  expect(lines).toEqual(['opened new']);
  dial();
  says(':room RESUME OK two 300 0 2');
  expect(lines).toEqual(['opened new']);
  dial();
  says(':room FAIL RESUME INVALID_TOKEN :gone');
  expect(lines).toEqual(['opened new']);
});

test('a session that registers again tells what seals', () => {
  const { link, lines, says, dial, sent } = inside();
  dial();
  says(':room FAIL RESUME INVALID_TOKEN :gone');
  link.register(ana);
  expect(lines).toEqual(['opened new', 'restarted']);
  expect(sent).toContain('NICK ana');
});

test('whose link leads to another channel enters the one with the keys, too, once', () => {
  const { link, says, sent, lines } = inside();
  says(':room 005 ana mayfly.chat/SEALED=#lobby NETWORK=x :are supported');
  link.send('JOIN #press');
  link.send('JOIN #other');
  expect(sent).toEqual([
    '@mayfly.chat/id=1 JOIN #lobby',
    '@mayfly.chat/id=2 JOIN #press',
    '@mayfly.chat/id=3 JOIN #other',
  ]);
  expect(lines).toContain('keys in #lobby');
  const other = inside();
  other.says(':room 005 ana mayfly.chat/SEALED=#lobby :are supported');
  other.link.send('JOIN #LOBBY');
  expect(other.sent).toEqual(['@mayfly.chat/id=1 JOIN #LOBBY']);
});

test('leaving and closing overwrite the keys, and no reason is sent', () => {
  const { link, lines, sent } = inside();
  link.quit('this could be read');
  expect(sent).toEqual(['QUIT :']);
  expect(lines).toEqual(['opened new', 'closed']);
  const other = inside();
  other.link.close();
  expect(other.lines).toEqual(['opened new', 'closed']);
});

test('another page goes on with its seal, its lines and its numbers', () => {
  const { link } = inside();
  const ticket = link.send('PRIVMSG #lobby :hi') ?? 0;
  const { kept } = link;
  expect(readKept(kept?.sealed ?? '')).toMatchObject({
    seal: formatSeal(seal),
    lines: 'kept lines',
  });
  const next = open(kept);
  expect(next.lines).toEqual(['opened kept lines']);
  next.dial();
  next.says(':room RESUME OK two 300 2 2');
  expect(next.news).toEqual([{ kind: 'back', lost: 0, seen: ticket }]);
  expect(next.link.send('PRIVMSG #lobby :more')).toBeGreaterThan(ticket);
  expect(next.lines).toEqual(['opened kept lines']);
});

test.each(['', '{', '{"seal":"x"}', '[]'])('%j is nothing that was kept', (text) => {
  expect(readKept(text)).toBeNull();
});
