// Firefox and Chromium without script before one gateway, and connections to it that a test can break.

import type { TestContext } from 'vitest';
import { freePorts } from '../support/free-ports.ts';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import {
  chromiumWithoutScript,
  firefoxWithoutScript,
  type NoScriptBrowser,
} from '../support/no-script-browsers.ts';
import type { NoScriptPage } from '../support/no-script-page.ts';
import { Relay, type Edits } from '../support/relay.ts';

export interface LiteGuestPage {
  readonly nick: string;
  readonly page: NoScriptPage;
}

export interface LiteBrowsers {
  readonly room: GatewayRoom;
  readonly browsers: readonly NoScriptBrowser[];
  /** A connection to the room of its own; it is closed with the browsers. */
  way(edits?: Edits): Promise<Relay>;
  /** New guests in the room, one in each browser, until the test is finished. */
  guests(
    nick: string,
    address: string,
    finished: TestContext['onTestFinished'],
  ): Promise<readonly LiteGuestPage[]>;
  end(): Promise<void>;
}

export function liteAddress(port: number): string {
  return `http://127.0.0.1:${port}/lite?lang=en`;
}

/** The link in the last one: a stream adds them one after the other. */
export function newest(selector: string): string {
  return `${selector}:not(:has(~ ${selector})) a`;
}

export async function openLiteBrowsers(ways: number): Promise<LiteBrowsers> {
  const ports = await freePorts(ways);
  const room = await GatewayRoom.start({}, (config) => ({
    ...config,
    hosts: [...config.hosts, ...ports.map((port) => `127.0.0.1:${port}`)],
  }));
  const browsers = await Promise.all([firefoxWithoutScript(), chromiumWithoutScript()]);
  const relays: Relay[] = [];
  return {
    room,
    browsers,
    async way(edits) {
      const port = ports[relays.length];
      if (port === undefined) throw new Error(`there are no more than ${ways} ways`);
      const relay = new Relay(port, room.webPort, edits);
      relays.push(relay);
      await relay.up();
      return relay;
    },
    guests(nick, address, finished) {
      return Promise.all(
        browsers.map(async (browser) => {
          const page = await browser.newPage();
          finished(() => page.close());
          const name = `${nick}-${browser.name}`;
          await page.open(address);
          await page.enters(name, passphrase);
          return { nick: name, page };
        }),
      );
    },
    async end() {
      await Promise.allSettled(browsers.map((browser) => browser.close()));
      for (const relay of relays) await relay.down();
      await room.end();
    },
  };
}
