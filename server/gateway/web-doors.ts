// Opens the two doors that are reached by HTTP: the page with its WebSocket, and the lite pages.

import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config/gateway-config.ts';
import type { Access } from './admission/invitations/access.ts';
import type { Counter } from './admission/counter.ts';
import type { ConnectionLimits } from './connection-limits.ts';
import type { Admit } from './doors/door.ts';
import { LiteDoor } from './doors/lite/lite-door.ts';
import { ShutLiteDoor } from './doors/lite/shut-door.ts';
import { withForm } from './doors/lite/first-form.ts';
import { languageOf, wordsIn, type Words } from './doors/lite/words/words.ts';
import { websocketDoor } from './doors/websocket/websocket-door.ts';
import { buildHttpApp } from './http/http-app.ts';
import type { Page } from '../page/page-store.ts';
import { hostNames } from '../page/request-origin.ts';
import { sealedIndex } from '../page/sealed-index.ts';
import { WebConnections } from './http/web-connections.ts';
import { ServerGroup, type Listener, type Part } from './net/server-group.ts';
import { torListener } from './net/tor-listener.ts';

export interface WebDoorsOptions {
  readonly config: GatewayConfig;
  readonly limits: ConnectionLimits;
  /** For a tor that names no circuits; null: it does. */
  readonly streamNumber: (() => number) | null;
  readonly page: Page;
  /** Who may come in. */
  readonly access: Access;
  readonly admit: Admit;
  /** Counts refusals by their reason. */
  readonly refusals: Counter<string>;
  /** Milliseconds, from one clock that never goes back. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly wallMs: () => number;
}

/** How often it is looked for connections whose last answer has gone out, while the doors close. */
const idleLookMs = 20;

export async function openWebDoors(options: WebDoorsOptions): Promise<Part> {
  const { config, limits, streamNumber, admit, refusals, now } = options;
  const { index } = options.page;
  const page = { ...options.page, index: config.sealed ? sealedIndex(index) : index };
  const refused = (reason: string): void => refusals.add(reason);
  const connections = new WebConnections({
    hosts: { local: hostNames(config.hosts), onion: hostNames(config.onionHosts) },
    maxUnclaimed: limits.webUnclaimed,
    refused,
    now,
  });
  const lite = config.sealed ? new ShutLiteDoor(refusals) : openLiteDoor(options, connections);
  const app = await buildHttpApp({
    connections,
    page,
    isSealed: config.sealed,
    indexFor: (request) => withForm(page.index, lite.firstForm(wordsFor(request))),
    liteRoutes: (to) => lite.mount(to),
    sentence: (request, key, values) => wordsFor(request).say(key, values),
    maxConnections: limits.web,
    refused,
  });
  connections.watch(app.server);
  const websockets = websocketDoor({ admit, connections, refused, now });
  app.server.on('upgrade', (request, socket, head) => websockets.upgrade(request, socket, head));

  const listeners: Listener[] = [{ server: app.server, what: 'web door', at: config.webListen }];
  if (config.torSockets !== null) {
    const onStream = (socket: Socket, circuit: number): void =>
      connections.acceptFromTor(app.server, socket, circuit);
    listeners.push({
      server: torListener({ maxStreams: limits.torStreams, streamNumber, onStream, refused }),
      what: 'web door for tor',
      at: { path: config.torSockets.web },
    });
  }
  const servers = new ServerGroup(listeners);
  return {
    listen: () => servers.listen(),
    stopListening: () => servers.stopListening(),
    close: async (goodbyeMs) => {
      websockets.close();
      lite.close();
      connections.close();
      // An answer that is under way is still given: that of the form which ended the room is one.
      const closeIdle = (): void => app.server.closeIdleConnections();
      closeIdle();
      const looking = setInterval(closeIdle, idleLookMs);
      await servers.close(goodbyeMs);
      clearInterval(looking);
    },
  };
}

function openLiteDoor(
  { access, config, admit, refusals, now, wallMs }: WebDoorsOptions,
  connections: WebConnections,
): LiteDoor {
  return new LiteDoor({
    admit,
    connections,
    refusals,
    clocks: { now, wallMs },
    rules: {
      firstChannel: `#${config.room}`,
      access,
      nickLength: config.nickLength,
    },
    maxGuestsPerCircuit: config.maxGuestsPerCircuit,
    idleMs: config.liteIdleMs,
  });
}

/** People read this, so it is in a language of theirs. */
function wordsFor({ headers }: FastifyRequest): Words {
  return wordsIn(languageOf(null, headers['accept-language'] ?? ''));
}
