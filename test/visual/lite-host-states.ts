// The lite door's pages for hosts, and of a guest who waits to be let in, in every state. As in lite-states.ts, each
// state begins where the one before ended.

import { AccessKeeper } from '../../server/access-keeper.ts';
import { bootMs } from '../../server/config/boot-clock.ts';
import type { InvitationWish } from '../../server/contract/host/access.ts';
import type { Language } from '../../server/contract/words/languages.ts';
import { GatewayRoom, hostToken, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';
import { LiteClient } from '../support/lite-client.ts';
import type { NoScriptPage } from '../support/no-script-page.ts';

export interface HostStage {
  readonly room: GatewayRoom;
  /** Somebody else in the room. */
  readonly olga: IrcClient;
  /** @returns the invitation's secret. */
  readonly issue: (wish: Partial<InvitationWish>) => Promise<string>;
  readonly end: () => Promise<void>;
}

export interface HostScene extends HostStage {
  readonly page: NoScriptPage;
  readonly language: Language;
}

export interface HostState {
  readonly name: string;
  readonly reach: (scene: HostScene) => Promise<void>;
}

/** A room whose guests knock, which needs a sign of life, with some people in it and at its doors. */
export async function openHostStage(): Promise<HostStage> {
  const onion = `${'mayfly'.repeat(9)}ab.onion`;
  const room = await GatewayRoom.start({ knock: 'shared', deadManMs: '30m' }, (config) => ({
    ...config,
    onionHosts: [onion],
    endsAtBootMs: bootMs() + 80 * 60_000,
  }));
  const keeper = new AccessKeeper(room.config.controlSocket, room.config.access, () => undefined);
  const ending = new AbortController();
  const following = keeper.follow(ending.signal);
  const issue: HostStage['issue'] = async (wish) => {
    const whole = { label: '', role: 'guest', lastsMs: null, once: false, ...wish } as const;
    const [issued] = await keeper.ask<'issue'>({ access: 'issue', wishes: [whole] });
    return issued?.token ?? '';
  };
  const olga = room.irc();
  await olga.enters('olga', hostToken, '#lobby');
  const names = ['Bea Sá', 'Wanderlust the third, who has a name of some length'] as const;
  await room.irc().enters('bea', await issue({ label: names[0], lastsMs: 7_200_000 }), '#lobby');
  const long = new LiteClient({ port: room.webPort });
  await long.enters('Wanderlust_the_third', await issue({ label: names[1], once: true }));
  await issue({ label: 'Dana', role: 'host', lastsMs: 86_400_000 });
  const cleo = room.websocket();
  cleo.say(`PASS ${passphrase}`, 'NICK cleo', 'USER a 0 * :a');
  const waits = room.irc();
  waits.say(`PASS ${passphrase}`, 'NICK Somebody_who_waits_', 'USER a 0 * :a');
  await Promise.all([cleo, waits].map((client) => client.hears(/Your two words/)));
  const end = async (): Promise<void> => {
    ending.abort();
    await following;
    await room.end();
  };
  return { room, olga, issue, end };
}

function at({ room, language }: HostScene, path: string): string {
  const mark = path.includes('?') ? '&' : '?';
  return `http://127.0.0.1:${room.webPort}/lite${path}${mark}lang=${language}`;
}

const opensHosts = (scene: HostScene): Promise<void> =>
  scene.page.open(at(scene, '/in/host?in=%23lobby'));

async function enters(scene: HostScene, nick: string, key: string): Promise<void> {
  const { page } = scene;
  await page.open(at(scene, ''));
  await page.fills('#nick', nick);
  await page.fills('#key', key);
  await page.press('Enter');
}

/** Presses the last button for this, after filling a field. */
const gives =
  (button: string, field: string | null, text: string, shows: string): HostState['reach'] =>
  async ({ page }) => {
    if (field !== null) await page.fills(field, text);
    await page.click(button);
    await page.shows(shows);
  };

export const hostStates: readonly HostState[] = [
  {
    name: 'waiting',
    async reach(scene) {
      await enters(scene, 'ada', passphrase);
      await scene.page.shows('.two-words');
    },
  },
  {
    name: 'room of a host',
    async reach(scene) {
      await enters(scene, 'hanna', await scene.issue({ role: 'host' }));
      await scene.page.shows('.log time');
      await scene.page.open(at(scene, '/in/room?in=%23lobby'));
      await scene.page.shows('.tools a[href^="host?"]');
    },
  },
  {
    name: 'hosts',
    async reach(scene) {
      await opensHosts(scene);
      await scene.page.shows('#end');
    },
  },
  { name: 'hosts, done', reach: gives('button[value=close]', null, '', '.told') },
  {
    name: 'hosts, problem',
    async reach(scene) {
      await scene.page.read('document.querySelector("#by").value = "1d"');
      await gives('button[value=shorten]', null, '', '.told.problem')(scene);
    },
  },
  {
    name: 'messages of others',
    async reach(scene) {
      const { page, olga } = scene;
      for (const text of ['Good morning!', 'A message of some length: '.repeat(8)])
        olga.say(`PRIVMSG #lobby :${text}`);
      await olga.sync();
      await page.open(at(scene, '/in/take-back?in=%23lobby'));
      await page.shows('button.main');
    },
  },
  {
    name: 'remove',
    async reach(scene) {
      await opensHosts(scene);
      await gives('a[href^="host-remove"]', null, '', 'button[value=remove]')(scene);
    },
  },
  {
    name: 'take back',
    async reach(scene) {
      await opensHosts(scene);
      await gives('a[href^="host-revoke"]', null, '', 'button[value=revoke]')(scene);
    },
  },
  {
    name: 'invitation refused',
    async reach(scene) {
      await opensHosts(scene);
      // A browser that knows no limits of fields.
      await scene.page.read('document.querySelector("#name").removeAttribute("maxlength")');
      await gives('button[value=invite]', '#name', 'x'.repeat(65), '#problem')(scene);
    },
  },
  {
    name: 'invitation',
    reach: gives('button[value=invite]', '#name', 'Ana Sá', '#copy0, textarea'),
  },
  {
    name: 'end',
    async reach(scene) {
      await opensHosts(scene);
      await gives('button[value=burn]', null, '', '#word')(scene);
    },
  },
  {
    name: 'end, another word',
    reach: gives('button[value=burn]', '#word', 'nonsense', '#problem'),
  },
];
