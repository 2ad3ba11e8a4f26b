// What a person pastes into `mayfly seal -`, and which seal each invitation gets.

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addSeals, type SealOptions } from '../../../docker/cli/seal/add-seals.ts';
import { jsonWithSeals, mentionsInJson, splitPasted } from '../../../docker/cli/seal/json-lines.ts';
import { gathered, mentionsIn } from '../../../docker/cli/seal/pasted-invitations.ts';
import { sealedText } from '../../../docker/cli/seal/sealed-text.ts';
import { eventText } from '../../../server/container/event-text.ts';
import type { InvitationEntry } from '../../../server/contract/host/access.ts';
import type { ReadyEvent } from '../../../server/contract/host/events.ts';
import {
  formatInvitation,
  parseInvitation,
} from '../../../server/contract/invitation/invitation.ts';
import { linksWith } from '../../../server/contract/invitation/personal-links.ts';
import { formatToken } from '../../../server/contract/invitation/token-text.ts';
import { makeTranslator } from '../../../server/contract/sentences/translator.ts';
import { personalText } from '../../../server/contract/terminal/personal-text.ts';
import {
  formatSeal,
  guestSealFor,
  invitationKey,
  isCertified,
  issuerOf,
  mintHostSeal,
  parseSeal,
} from '../../../server/sealed/seal/seal.ts';
import { onionName, ready as withShortLinks } from './invitation-fixture.ts';

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const tokenOf = (letter: string): string => formatToken(letter.repeat(26));
const ownToken = tokenOf('a');
const anaToken = tokenOf('b');
const words = 'six-words-of-a-list-here';
const onion = `http://${onionName}`;
const plain = { origin: onion, room: 'lobby', seal: null, ssh: null };
const linkOf = (passphrase: string, seal: string | null = null, origin = onion): string =>
  formatInvitation({ ...plain, origin, passphrase, seal });
const sshDoor = {
  host: onionName,
  port: 22,
  hostKey: `SHA256:${'A/+'.repeat(14)}b`,
  seed: 's'.repeat(43),
};
const local = 'http://127.0.0.1:8080';

const guests: ReadyEvent = {
  ...withShortLinks,
  sealed: true,
  web: { url: `${local}/`, link: linkOf(words, null, local) },
  onion: { address: onionName, link: linkOf(words) },
  ssh: {
    ...withShortLinks.ssh,
    link: formatInvitation({ ...plain, passphrase: words, ssh: sshDoor }),
  },
};
const begun: ReadyEvent = {
  ...guests,
  host: {
    token: ownToken,
    links: linksWith(guests, { secret: ownToken, seed: sshDoor.seed, seal: null }),
  },
};
const ana: InvitationEntry = {
  id: 'i2',
  label: 'Ana (the other one)',
  role: 'guest',
  once: false,
  state: 'open',
  nick: null,
  remainingMs: null,
};
type Language = 'en' | 'es' | 'pt-BR';
const screenIn = (language: Language) => ({
  columns: null,
  colour: false,
  qr: null,
  translator: makeTranslator(language),
});
const blockFor = (
  entry: InvitationEntry,
  token: string,
  door: 'browser' | 'irc' = 'browser',
  language: Language = 'en',
): string => {
  const sshKey = door === 'irc' ? { sshKey: { seed: sshDoor.seed, privateKey: 'k' } } : {};
  return personalText({ entry, token, seal: null, ...sshKey }, guests, door, screenIn(language));
};

const usual: SealOptions = { asHosts: false, id: null, random };
const sealed = (text: string, options: Partial<SealOptions> = {}) =>
  addSeals(gathered(mentionsIn(text)), { ...usual, ...options });
const kindsIn = (text: string, options: Partial<SealOptions> = {}) =>
  sealed(text, options).invitations.map(({ seal }) => {
    const read = parseSeal(seal);
    return `${read?.kind} ${read?.invitation}`;
  });
const hostSeal = mintHostSeal('i1', random);
const ownLink = linkOf(ownToken, formatSeal(hostSeal));

/** What a container prints at its start, as `docker compose logs` shows it. */
function printed(language: Language): string {
  const text = eventText(begun, null, makeTranslator(language)) ?? '';
  return splitPasted(text.replace(/^/gm, 'mayfly-1  | ')).text;
}

describe('what a room printed at its start', () => {
  test.each(['en', 'es', 'pt-BR'] as const)(
    'in %s: the host’s own, and the shared one',
    (language) => {
      const { invitations, isNewSecret, unknownIds } = sealed(printed(language));
      expect(isNewSecret).toBe(true);
      expect(unknownIds).toBe(0);
      expect(kindsIn(printed(language))).toEqual(['host i1', 'guest shared']);
      const [own, shared] = invitations;
      expect(own?.links.map(({ passphrase }) => passphrase)).toEqual([ownToken, ownToken]);
      expect(shared?.links[0]?.passphrase).toBe(words);
    },
  );

  test('the guests’ block before the host’s: the secret still goes to the host', () => {
    const [head = '', own = '', shared = '', rest = ''] = printed('en').split(/^(?==== )/m);
    expect(kindsIn([head, shared, rest, own].join(''))).toEqual(['guest shared', 'host i1']);
  });

  test('the shared one alone gets none: its seal would be the secret of nobody', () => {
    expect(() => sealed(linkOf(words))).toThrow('none of these is your own');
    expect(() => sealed(blockFor(ana, anaToken))).toThrow('none of these is your own');
  });

  test('a link alone is taken for the host’s own', () => {
    expect(kindsIn(linkOf(ownToken))).toEqual(['host i1']);
    expect(kindsIn(`${linkOf(ownToken)}\n\n${linkOf(anaToken)}`)).toHaveLength(2);
    expect(kindsIn(`${linkOf(ownToken)}\n\n${linkOf(anaToken)}`)[0]).toBe('host i1');
  });
});

describe('with the host’s own link that has its seal', () => {
  test.each(['en', 'es', 'pt-BR'] as const)(
    'in %s, a guest gets one for their number',
    (language) => {
      for (const door of ['browser', 'irc'] as const) {
        const text = `${ownLink}\n\n${blockFor(ana, anaToken, door, language)}`;
        expect(kindsIn(text)).toEqual(['host i1', 'guest i2']);
        const [, guest] = sealed(text).invitations;
        expect(guest).toMatchObject({ label: ana.label, isNew: true, hasSource: false });
        const seal = parseSeal(guest?.seal ?? '');
        if (seal === null) throw new Error('no seal');
        expect(isCertified(issuerOf(hostSeal), invitationKey(seal, random))).toBe(true);
      }
    },
  );

  test('another host gets the secret, as their heading says it', () => {
    const host = blockFor({ ...ana, id: 'i3', label: '', role: 'host' }, anaToken);
    expect(kindsIn(`${host}\n\n${ownLink}`)).toEqual(['host i3', 'host i1']);
  });

  test('a link without a heading gets a number of its own, or the one that is given', () => {
    const text = `${ownLink}\n\n${linkOf(anaToken)}`;
    expect(sealed(text).unknownIds).toBe(1);
    expect(kindsIn(text)[1]).toMatch(/^guest x[a-z2-7]{12}$/);
    expect(kindsIn(text, { id: 'i7' })[1]).toBe('guest i7');
    expect(sealed(text, { id: 'i7' }).unknownIds).toBe(0);
    expect(kindsIn(text, { id: 'i7', asHosts: true })[1]).toBe('host i7');
    const two = `${text}\n\n${linkOf(tokenOf('c'))}`;
    expect(() => sealed(two, { id: 'i7' })).toThrow('here are 2 without a number');
    expect(() => sealed(ownLink, { id: 'i7' })).toThrow('here are 0 without a number');
  });

  test('the links of one invitation get the same seal, also where one had it before', () => {
    const ssh = formatInvitation({ ...plain, passphrase: ownToken, ssh: sshDoor });
    const { invitations } = sealed(`${ownLink}\n\n${ssh}`);
    expect(invitations).toMatchObject([{ seal: formatSeal(hostSeal), isNew: true }]);
    const text = invitations.map((one) => sealedText(one, screenIn('en'))).join('\n');
    const links = text.split('\n').filter((line) => line.startsWith('http'));
    expect(links).toHaveLength(2);
    for (const link of links) expect(parseInvitation(link).seal).toBe(formatSeal(hostSeal));
  });

  test('and nothing else, nothing is new', () => {
    const { invitations, isNewSecret } = sealed(ownLink);
    expect(isNewSecret).toBe(false);
    expect(invitations.map(({ isNew }) => isNew)).toEqual([false]);
  });
});

describe('what is refused', () => {
  const guest = formatSeal(guestSealFor(hostSeal, 'i2', random));

  test.each([
    ['a guest’s seal alone', `${linkOf(anaToken, guest)}\n\n${linkOf(ownToken)}`, 'a guest’s'],
    ['a seal that lost a letter', linkOf(ownToken, guest.slice(1)), 'not whole'],
    ['a seal that is cut off', linkOf(ownToken, 'AQACaTEC8y4ApSRs'), 'not whole'],
    [
      'two onions',
      `${linkOf(ownToken)}\n\n${linkOf(anaToken, null, `http://${'b'.repeat(56)}.onion`)}`,
      'two rooms',
    ],
    [
      'two addresses here',
      `${linkOf(ownToken, null, local)}\n\n${linkOf(anaToken, null, 'http://127.0.0.1:8081')}`,
      'two rooms',
    ],
    [
      'seals of two rooms',
      `${ownLink}\n\n${linkOf(anaToken, formatSeal(mintHostSeal('i1', random)))}`,
      'two rooms',
    ],
  ])('%s', (_, text, message) => {
    expect(() => sealed(text)).toThrow(message);
  });

  test('words without a link are no invitation', () => {
    expect(mentionsIn('hello\n=== FOR YOU ONLY ===\nsix words\n')).toEqual([]);
  });
});

describe('lines of --json', () => {
  const issued = {
    ...ana,
    token: anaToken,
    links: linksWith(guests, { secret: anaToken, seed: null, seal: null }),
    sshPrivateKey: null,
  };
  const sealLines = (values: readonly unknown[], text = '') => {
    const found = gathered([...mentionsIn(text), ...values.flatMap(mentionsInJson)]);
    const all = addSeals(found, usual).invitations;
    const seals = new Map(all.map(({ links, seal }) => [links[0]?.passphrase ?? '', seal]));
    return values.map(
      (value) => JSON.parse(jsonWithSeals(value, seals)) as typeof begun & typeof issued,
    );
  };
  const kindOf = (link: string | null | undefined) => {
    const seal = parseSeal(parseInvitation(link ?? '').seal ?? '');
    return `${seal?.kind} ${seal?.invitation}`;
  };

  test('of a room that begins: each link has its seal, and all else stays', () => {
    const [line] = sealLines([begun]);
    for (const link of [line?.host?.links.web, line?.host?.links.ssh])
      expect(kindOf(link)).toBe('host i1');
    for (const link of [line?.web.link, line?.onion?.link, line?.ssh.link])
      expect(kindOf(link)).toBe('guest shared');
    expect({ ...line, host: null, web: null, onion: null, ssh: null }).toEqual({
      ...begun,
      host: null,
      web: null,
      onion: null,
      ssh: null,
    });
  });

  test('of personal invitations, with the host’s own link as text', () => {
    const [line] = sealLines([issued], ownLink);
    for (const link of [line?.links.web, line?.links.onion, line?.links.ssh])
      expect(kindOf(link)).toBe('guest i2');
    expect(line).toMatchObject({ id: 'i2', label: ana.label, token: anaToken });
  });

  test('of a room by invitation only: the host’s alone', () => {
    const [line] = sealLines([{ ...begun, inviteOnly: true, passphrase: null }]);
    expect(kindOf(line?.host?.links.web)).toBe('host i1');
    expect(parseInvitation(line?.web.link ?? '').seal).toBeNull();
  });

  test('of a room that is not sealed are refused', () => {
    expect(() => mentionsInJson({ ...begun, sealed: false })).toThrow('not sealed');
  });

  test('others, and what is no JSON, hold no invitation', () => {
    const others = ['{"event":"child","part":"tor","state":"ready"}', '{}'];
    const { json, text } = splitPasted([...others, '{', '[]', '12', ownLink].join('\n'));
    expect(json).toHaveLength(2);
    expect(json.flatMap(mentionsInJson)).toEqual([]);
    expect(text.split('\n')).toEqual(['{', '[]', '12', ownLink]);
  });
});
