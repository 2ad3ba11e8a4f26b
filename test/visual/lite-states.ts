// Every page of the lite door in every state, and how a guest gets there. Their order matters: each state begins where
// the one before ended. A test looks for faults in each, and the visual sheet has a picture of each.

import type { Language } from '../../server/contract/words/languages.ts';
import { startGateway } from '../../server/gateway/gateway.ts';
import { wordsIn } from '../../server/gateway/doors/lite/words/words.ts';
import { GatewayRoom, hostToken, oldClock, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import type { NoScriptPage } from '../support/no-script-page.ts';
import { until } from '../support/until.ts';

const dayMs = 24 * 60 * 60_000;

export interface LiteScene {
  readonly page: NoScriptPage;
  readonly language: Language;
  readonly nick: string;
  readonly room: GatewayRoom;
  /** Operator of the channel. */
  readonly olga: IrcClient;
  /** Moves the room's clock on by so much. */
  readonly passes: (ms: number) => Promise<void>;
}

export interface LiteState {
  readonly name: string;
  /** In which it stands on the sheet, where that is not English. */
  readonly language?: Language;
  readonly reach: (scene: LiteScene) => Promise<void>;
}

/** A room with somebody in it who writes. */
export async function openLiteStage(): Promise<Pick<LiteScene, 'room' | 'olga' | 'passes'>> {
  let aheadMs = 0;
  const room = await GatewayRoom.start(
    {},
    (config) => config,
    {},
    (config, limits) => startGateway(config, limits, () => Date.now() + aheadMs, oldClock),
  );
  const olga = room.irc();
  await olga.enters('olga', hostToken, '#lobby');
  olga.say('TOPIC #lobby :Draft of the leaflet: https://example.org/draft');
  await room.irc().enters('Wanderlust_the_third', passphrase, '#lobby');
  const bea = room.irc();
  bea.say('CAP REQ :server-time', 'CAP END');
  await bea.enters('bea', passphrase, '#lobby');
  olga.say('MODE #lobby +v bea');
  await olga.sync();
  /** By the room's clock. */
  const now = async (): Promise<number> => {
    await bea.sync();
    return Date.parse(/^@time=(\S+)/.exec(bea.lines.at(-1) ?? '')?.[1] ?? '');
  };
  const passes = async (ms: number): Promise<void> => {
    const before = await now();
    aheadMs += ms;
    await until('the room’s clock to follow', async () => (await now()) - before >= ms);
  };
  return { room, olga, passes };
}

function at({ room, language }: LiteScene, path: string): string {
  const mark = path.includes('?') ? '&' : '?';
  return `http://127.0.0.1:${room.webPort}/lite${path}${mark}lang=${language}`;
}

/** Opens one of the guest's pages. */
function opens(path: string): LiteState['reach'] {
  return (scene) => scene.page.open(at(scene, `/in/${path}`));
}

const talk = [
  'Good morning! The room is open until noon.',
  'Thanks. I have the first two pages ready, and a question about the third: http://example.org/pages/3?draft=1',
  'Which one do you mean?',
] as const;

async function enters({ page, nick }: LiteScene, key: string): Promise<void> {
  await page.fills('#nick', nick);
  await page.fills('#key', key);
  await page.press('Enter');
}

async function fillsRoom({ page, nick, olga }: LiteScene): Promise<void> {
  for (const text of talk) olga.say(`PRIVMSG #lobby :${text}`);
  await page.sees('Which one do you mean?');
  await page.says('The one with the map.');
  await page.says('/me looks for it');
  olga.say(
    'PRIVMSG #lobby :\x01ACTION brings tea\x01',
    `PRIVMSG #lobby :${nick}: can you take a look?`,
    `PRIVMSG #lobby :${'Rindfleischetikettierungsüberwachungsaufgabe'.repeat(7)}`,
  );
  await page.sees('can you take a look?');
  await page.says('Last word for now.');
  await page.sees('Last word for now.');
}

/** A text that has no effect, and is in the field again. */
function refused(path: string, text: string): LiteState['reach'] {
  return async (scene) => {
    const { page } = scene;
    await page.open(at(scene, `/in/${path}`));
    await page.fills('#text', text);
    await page.press('Enter');
    await page.shows('#problem');
  };
}

const lobby = 'in=%23lobby';

/** The page between a link in a message and where it leads. */
function leaves(href: string): LiteState['reach'] {
  return async (scene) => {
    const { page, olga } = scene;
    olga.say(`PRIVMSG #lobby :${href}`);
    const last = '[...document.querySelectorAll(".log .message a")].at(-1)';
    const way = await until('the link', async () => {
      await page.open(at(scene, `/in/messages?${lobby}`));
      const text = await page.readTop(`${last}?.textContent`);
      return text === href && page.readTop(`${last}?.href`);
    });
    await page.open(`${String(way)}&lang=${scene.language}`);
  };
}

export const liteStates: readonly LiteState[] = [
  { name: 'join', reach: (scene) => scene.page.open(at(scene, '')) },
  {
    name: 'join refused',
    async reach(scene) {
      await scene.page.open(at(scene, ''));
      await enters(scene, 'not the passphrase');
      await scene.page.shows('#problem');
    },
  },
  {
    name: 'join refused by the nickname',
    async reach(scene) {
      await scene.page.open(at(scene, ''));
      await scene.page.fills('#nick', 'João');
      await scene.page.fills('#key', passphrase);
      await scene.page.press('Enter');
      await scene.page.shows('#problem');
    },
  },
  {
    name: 'whose place',
    async reach(scene) {
      const other = scene.room.lite({ cookies: false });
      await other.enters(`other_${scene.language.slice(0, 2)}`, passphrase);
      const origin = `http://127.0.0.1:${scene.room.webPort}`;
      await scene.page.open(`${origin}${other.base}room?lang=${scene.language}`);
      await scene.page.shows('form[action=mine]');
      await other.writes('#lobby', '/quit');
    },
  },
  {
    name: 'room',
    async reach(scene) {
      const { page, olga, nick } = scene;
      await page.open(at(scene, ''));
      await enters(scene, passphrase);
      await page.shows('.log time');
      await page.open(at(scene, `/in/room?${lobby}`));
      await fillsRoom(scene);
      for (let index = 0; index < 3; index += 1) olga.say(`PRIVMSG ${nick} :word ${index}`);
      await page.sees('olga 3');
    },
  },
  {
    name: 'room more',
    async reach({ page }) {
      await page.click('summary');
      await page.shows('details[open]');
    },
  },
  {
    name: 'talk',
    async reach(scene) {
      const { page, olga } = scene;
      await page.open(at(scene, '/in/room?in=olga'));
      await page.sees('word 2');
      await page.says('I have them, thanks.');
      olga.say('PRIVMSG #lobby :And one more thing.');
      await page.sees('#lobby 1');
    },
  },
  {
    name: 'talk with nobody',
    async reach(scene) {
      const { page } = scene;
      await page.open(at(scene, '/in/room?in=nobody_here'));
      await page.says('Are you there?');
      await page.shows('.log .wrong');
    },
  },
  {
    name: 'nothing said yet',
    async reach(scene) {
      await scene.page.open(at(scene, '/in/room?in=bea'));
      await scene.page.shows('.log .empty');
    },
  },
  {
    name: 'room slow',
    async reach(scene) {
      await scene.page.open(at(scene, `/in/room?${lobby}&view=slow`));
      await scene.page.sees('Last word for now.');
    },
  },
  { name: 'one page', reach: opens(`room?${lobby}&view=page`) },
  { name: 'one page refused', reach: refused(`room?${lobby}&view=page`, '/nick 1!') },
  {
    name: 'not in the channel',
    async reach(scene) {
      await scene.page.open(at(scene, '/in/room?in=%23elsewhere&view=live'));
      await scene.page.shows('form.write button');
      await scene.page.shows('.plain a');
    },
  },
  { name: 'people', reach: opens(`people?${lobby}`) },
  { name: 'commands', reach: opens(`help?${lobby}`) },
  { name: 'away', reach: leaves('http://example.org/pages/3?draft=1') },
  { name: 'away to an onion', reach: leaves(`http://${'a2b'.repeat(18)}ad.onion/room`) },
  { name: 'away to nowhere', reach: opens('away?to=x') },
  { name: 'write refused', reach: refused(`room?${lobby}&view=live`, '/nonsense') },
  {
    name: 'write and go',
    async reach({ page }) {
      await page.says('/query olga');
      await page.shows('.writing .note a');
    },
  },
  { name: 'write waits', reach: opens(`write?${lobby}&waits=1`) },
  { name: 'write without a stream', reach: opens(`write?${lobby}&sent=1`) },
  {
    name: 'silent',
    async reach(scene) {
      const { page } = scene;
      await page.open(at(scene, `/in/room?${lobby}&view=live`));
      await page.shows('.beat');
      // Shows at once what the page shows after a minute.
      await page.read(`for (const { style } of document.querySelectorAll('.beat')) {
        style.animation = 'none';
        style.visibility = 'visible';
      }`);
    },
  },
  {
    name: 'new day',
    async reach(scene) {
      const { page, olga, passes } = scene;
      await page.open(at(scene, `/in/room?${lobby}&view=live`));
      await page.sees('Last word for now.');
      await passes(dayMs);
      olga.say('PRIVMSG #lobby :Good morning!');
      await page.sees('Good morning!');
      await page.says('So you are back.');
      await page.sees('So you are back.');
    },
  },
  {
    name: 'removed',
    async reach(scene) {
      const { page, olga, nick } = scene;
      await page.open(at(scene, `/in/room?${lobby}&view=live`));
      await page.sees('Last word for now.');
      olga.say(`KICK #lobby ${nick} :Not today`);
      await page.sees('Not today');
      await page.fills('#text', 'Why?');
      await page.press('Enter');
      await page.shows('form.write .note');
    },
  },
  {
    name: 'room away and back',
    language: 'pt-BR',
    async reach(scene) {
      const { page, room, language } = scene;
      await page.open(at(scene, '/in/room?in=olga'));
      await page.sees('word 2');
      await room.ngircd.kill();
      await page.sees(wordsIn(language).say('says.away'));
      await room.ngircd.start();
      await page.sees(wordsIn(language).say('says.back'));
    },
  },
  {
    name: 'left',
    async reach(scene) {
      const { page } = scene;
      await page.click('summary');
      await page.click('.choices form[action=leave] button');
      await page.shows('body.plain a.button');
    },
  },
  { name: 'not in the room', reach: opens('room') },
];
