// The words of personal invitations, and of the list of them.

import { describe, expect, test } from 'vitest';
import type { InvitationEntry } from '../../../server/contract/host/access.ts';
import { parseInvitation } from '../../../server/contract/invitation/invitation.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';
import { accessText } from '../../../server/contract/terminal/access-text.ts';
import {
  personalText,
  type PersonalDoor,
} from '../../../server/contract/terminal/personal-text.ts';
import {
  browser,
  local,
  onionName,
  ready as withShortLinks,
  textOf,
  key,
} from './invitation-fixture.ts';

const shared = 'six-words-of-a-list-here';
const host = `SHA256:${'a'.repeat(43)}`;
/** Its links are whole. */
const ready = {
  ...withShortLinks,
  web: { ...withShortLinks.web, link: `http://127.0.0.1:8080/#room=lobby&key=${shared}` },
  onion: { address: onionName, link: `http://${onionName}/#room=lobby&key=${shared}` },
  ssh: {
    ...withShortLinks.ssh,
    link: `http://${onionName}/#room=lobby&key=${shared}&ssh=${onionName}:22&host=${encodeURIComponent(host)}&seed=${'s'.repeat(43)}`,
  },
};
const secret = 'k3v9-k3v9-k3v9-k3v9-k3v9-k3v9-k3';
const entry: InvitationEntry = {
  id: 'i2',
  label: 'Ana',
  role: 'guest',
  once: false,
  state: 'open',
  nick: null,
  remainingMs: null,
};

function text(
  own: Partial<InvitationEntry> = {},
  door: PersonalDoor = 'browser',
  language: 'en' | 'es' | 'pt-BR' = 'en',
  columns: number | null = null,
): string {
  const options = { columns, colour: false, qr: null, translator: makeTranslator(language) };
  const sshKey = door === 'irc' ? { sshKey: { seed: 's'.repeat(43), privateKey: key } } : {};
  const issued = { entry: { ...entry, ...own }, token: secret, seal: null, ...sshKey };
  return personalText(issued, ready, door, options);
}

describe('an invitation for one person', () => {
  test('says first for whom it is, then the link, then how long it is good', () => {
    expect(text().split('\n')).toEqual([
      '=== FOR ONE GUEST: Ana (i2) ===',
      'Send this link to this one guest, who opens it in Tor Browser:',
      '',
      `http://${onionName}/#room=lobby&key=${secret}`,
      '',
      `or type this as the passphrase: ${secret}`,
      'good until the room ends; its owner may leave and come back with it',
    ]);
  });

  test.each(['browser', 'irc', 'key owner'] as const)(
    'has nothing of the shared one, for %s',
    (door) => {
      expect(text({}, door)).toContain(secret);
      expect(text({}, door)).not.toContain(shared);
    },
  );

  test('by ssh has the key in its own block, and none for who has one', () => {
    expect(text({}, 'irc')).toContain('PRIVATE KEY');
    expect(text({}, 'key owner')).not.toMatch(/PRIVATE KEY|seed=/);
    const link =
      text({}, 'irc')
        .split('\n')
        .find((line) => line.includes('&ssh=')) ?? '';
    expect(parseInvitation(link)).toMatchObject({
      passphrase: secret,
      ssh: { host: onionName, seed: 's'.repeat(43) },
    });
  });

  test.each([
    [{ once: true }, 'good for one entry, until the room ends'],
    [{ once: true, remainingMs: 7_199_800 }, 'good for one entry, within 2 hours'],
    [{ remainingMs: 5_400_000 }, 'good for 1 hour 30 minutes; its owner may'],
    [{ role: 'host' }, 'FOR ONE HOST: Ana (i2)'],
    [{ role: 'host' }, 'Whoever has it runs the room'],
    [{ label: '' }, 'FOR ONE GUEST: i2 ='],
  ] as const)('that is %j says so', (own, words) => {
    expect(text(own)).toContain(words);
  });

  test.each(['en', 'es', 'pt-BR'] as const)('in %s breaks no word at 40 columns', (language) => {
    const slim = text({ role: 'host' }, 'browser', language, 40);
    expect(slim.split(/\s+/)).toEqual(text({ role: 'host' }, 'browser', language).split(/\s+/));
    const long = slim.split('\n').filter((line) => line.length > 40);
    expect(long.filter((line) => !/^\S+$|: \S+$/.test(line))).toEqual([]);
  });
});

describe('in a sealed room', () => {
  const seal = 'S'.repeat(210);
  const sealedRoom = { ...ready, sealed: true };
  const options = { columns: null, colour: false, qr: null, translator: makeTranslator('en') };
  const textFor = (door: PersonalDoor, own: string | null = seal): string => {
    const sshKey = door === 'irc' ? { sshKey: { seed: 's'.repeat(43), privateKey: key } } : {};
    return personalText({ entry, token: secret, seal: own, ...sshKey }, sealedRoom, door, options);
  };
  const linkIn = (shown: string) =>
    parseInvitation(shown.split('\n').find((line) => line.startsWith('http')) ?? '');

  test.each(['browser', 'irc', 'key owner'] as const)('the link has the seal, for %s', (door) => {
    expect(linkIn(textFor(door))).toMatchObject({ passphrase: secret, seal });
    expect(linkIn(textFor(door, null)).seal).toBeNull();
    expect(textFor(door)).not.toContain('passphrase:');
  });

  test('an IRC client is told of mayfly connect, and of nothing that could not read', () => {
    expect(textFor('irc')).toContain('mayfly.mjs connect -\n');
    expect(textFor('key owner')).toContain('mayfly.mjs connect --identity FILE -\n');
    for (const door of ['irc', 'key owner'] as const)
      expect(textFor(door)).not.toMatch(/PRIVATE KEY|ssh -N|torsocks|\/connect/);
  });
});

describe('the invitations of a room that begins', () => {
  const links = {
    web: `http://127.0.0.1:8080/#room=lobby&key=${secret}`,
    onion: `http://${onionName}/#room=lobby&key=${secret}`,
    ssh: 'http://x/#ssh',
  };
  const begun = { ...ready, host: { token: secret, links } };

  test('are two blocks, the host’s first, and neither has a part of the other', () => {
    const whole = textOf(begun, browser);
    const [head = '', own = '', guests = '', commands = ''] = whole.split(/^=== /m);
    expect(head).toContain('The room is ready');
    expect(own).toMatch(/^FOR YOU ONLY/);
    expect(own).toContain(links.onion);
    expect(own).toContain('Send it to nobody');
    expect(own).not.toMatch(/█|PRIVATE KEY/);
    expect(own).not.toContain(shared);
    expect(guests).toMatch(/^FOR YOUR GUESTS/);
    expect(guests).toContain(ready.onion.link);
    expect(guests).not.toContain('k3v9');
    expect(guests).not.toContain('127.0.0.1');
    expect(commands).toContain('mayfly invite NAME');
    expect(whole.split(/^=== /m)).toHaveLength(4);
  });

  test('by invitation only have no passphrase, and say that each guest needs one', () => {
    const only = textOf({ ...begun, inviteOnly: true, passphrase: null }, browser);
    expect(only).toContain('each guest needs one of their own');
    expect(only).toContain(links.onion);
    expect(only).not.toMatch(/passphrase|no passphrase|invite --ssh/);
  });

  test('without an onion are for this machine', () => {
    const here = textOf(
      { ...local, host: { token: secret, links: { ...links, onion: null } } },
      browser,
    );
    expect(here).toContain('Give it to nobody');
    expect(here).toContain(links.web);
    expect(here).not.toMatch(/Send|Tor/);
  });

  test.each(['es', 'pt-BR'] as const)('in %s have the same blocks and links', (language) => {
    const said = textOf(begun, { ...browser, language, qr: false });
    expect(said.match(/^=== [A-ZÁÉÍÓÚÇÃÊ ]+: .* ===$/gm)).toHaveLength(3);
    expect(said).toContain(links.onion);
    expect(said).not.toMatch(/\bhost\b|\bguest\b|\bpassphrase\b/);
  });

  test('fit a screen of 40 columns, but for what is copied', () => {
    const long = textOf(begun, { ...browser, qr: false, columns: 40 })
      .split('\n')
      .filter((line) => line.length > 40);
    expect(long.filter((line) => !/^\S+$|: \S+$|^mayfly /.test(line))).toEqual([]);
  });
});

describe('the list', () => {
  const list = {
    invitations: [
      { ...entry, id: 'i1', label: '', role: 'host', state: 'inside', nick: 'ada' },
      { ...entry, id: 'i2', once: true, remainingMs: 3_599_000 },
      { ...entry, id: 'i10', label: 'the press', state: 'expired', remainingMs: 0 },
    ],
    shared: { state: 'open', usesLeft: 1 },
    wrongTries: 1,
  } as const;

  test('has a line for each, under one another', () => {
    expect(accessText(list, makeTranslator('en')).split('\n')).toEqual([
      'i1   host   inside as ada',
      'i2   guest  can enter      one entry, 59m 59s left  Ana',
      'i10  guest  expired                                 the press',
      'shared invitation: open for 1 more guest',
      '1 wrong passphrase in the last minute',
    ]);
  });

  test('of none says so', () => {
    const none = { ...list, invitations: [], shared: { state: 'none', usesLeft: null } } as const;
    expect(accessText(none, makeTranslator('en')).split('\n').slice(0, 2)).toEqual([
      'no personal invitations',
      'shared invitation: none',
    ]);
  });
});
