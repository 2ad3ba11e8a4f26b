// The control socket, for the supervisor only: health, status, notices, the room's end, invitations and looks at
// sshd, as HTTP on a unix socket.

import Fastify, { type FastifyInstance } from 'fastify';
import { decodeAccessSeen, maxAccessBytes } from '../config/access-exchange.ts';
import { decodeEndWishAnswer } from '../config/end-wish.ts';
import type { GatewayConfig, GatewayStatus } from '../config/gateway-config.ts';
import { maxAskedPorts, type SshLink, type SshLook } from '../config/ssh-look.ts';
import { DecodeError } from '../contract/base/decode.ts';
import { decodeAccessRequest } from '../contract/host/access.ts';
import type { PageManifest } from '../contract/host/status.ts';
import { answerAccess } from './access-answers.ts';
import type { Access } from './admission/invitations/access.ts';
import type { Counter } from './admission/counter.ts';
import type { SshFront } from './doors/ssh/front.ts';
import type { Guests } from './guests/guests.ts';
import type { EndWishes } from './end-wishes.ts';
import { ServerGroup } from './net/server-group.ts';
import type { FirstContact } from './ngircd/first-contact.ts';

export interface ControlOptions {
  readonly access: Access;
  readonly config: Pick<GatewayConfig, 'controlSocket'>;
  readonly endWishes: EndWishes;
  readonly ngircd: FirstContact;
  readonly guests: Guests;
  readonly page: PageManifest;
  readonly refusals: Counter<string>;
  readonly ssh: Pick<SshFront, 'cut' | 'looks'>;
}

/** Root, and the gateway's own user and group. */
const socketMode = 0o660;

// One IRC line holds 510 bytes, the source and the target included.
const maxNoticeBytes = 400;

const notAsked = { error: 'that is not what is asked here' };

// No control characters: the text becomes one IRC line.
const noticeText = {
  type: 'string',
  pattern: `^[^\\u0000-\\u001f\\u007f]{1,${maxNoticeBytes}}$`,
};
const noticeBody = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: { text: noticeText },
};
const endBody = {
  type: 'object',
  required: ['endsAtBootMs', 'text'],
  additionalProperties: false,
  properties: { endsAtBootMs: { type: 'number', minimum: 0 }, text: noticeText },
};

const port = { type: 'integer', minimum: 1, maximum: 65_535 };
const link = {
  type: 'object',
  required: ['door', 'port'],
  additionalProperties: false,
  properties: { door: { enum: ['onion', 'local'] }, port },
};
const owner = {
  type: 'object',
  required: ['port', 'link'],
  additionalProperties: false,
  properties: { port, link: { anyOf: [link, { enum: ['unknown', null] }] } },
};
const look = {
  type: 'object',
  required: ['loggedIn', 'owners'],
  additionalProperties: false,
  properties: {
    loggedIn: { type: 'array', maxItems: 1_024, items: link },
    owners: { type: 'array', maxItems: maxAskedPorts, items: owner },
  },
};
const sshLooksBody = {
  type: 'object',
  required: ['look'],
  additionalProperties: false,
  properties: { look: { anyOf: [{ type: 'null' }, look] } },
};
const sshCutBody = {
  type: 'object',
  required: ['links'],
  additionalProperties: false,
  properties: { links: { type: 'array', items: link } },
};
// A link is some 30 bytes of JSON, an owner 60.
const maxLookBytes = 64 * 1024;
// Both doors' logins that the supervisor keeps (ssh-logins.ts).
const maxCutBytes = 512 * 1024;

export async function openControl(options: ControlOptions): Promise<ServerGroup> {
  const { server } = await buildApp(options);
  const at = { path: options.config.controlSocket };
  return new ServerGroup([{ server, what: 'control', at, mode: socketMode }]);
}

/** @returns an app that is ready and does not listen. */
async function buildApp({
  access,
  ngircd,
  endWishes,
  guests,
  page,
  refusals,
  ssh,
}: ControlOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    // 400 bytes, each escaped with six at worst, and the JSON around them.
    bodyLimit: 4096,
    requestTimeout: 5_000,
    forceCloseConnections: true,
    http: { maxHeaderSize: 4096, headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  app.server.maxConnections = 16;

  app.get('/health', async (_request, reply) => {
    const healthy = ngircd.reached;
    return reply.code(healthy ? 200 : 503).send({ healthy });
  });
  app.get('/status', async (): Promise<GatewayStatus> => ({
    guests: guests.guests,
    away: guests.away,
    emptySinceBootMs: guests.emptySinceBootMs,
    byDoor: guests.byDoor,
    resumed: guests.resumed,
    access: access.counts(guests.wrongTries),
    refused: refusals.toObject(),
    page,
  }));
  app.post<{ Body: { text: string } }>(
    '/notice',
    { schema: { body: noticeBody } },
    async (request, reply) => {
      const { text } = request.body;
      // The pattern counts characters.
      if (Buffer.byteLength(text) > maxNoticeBytes) return reply.code(400).send(notAsked);
      guests.notice(text);
      return reply.code(204).send();
    },
  );
  app.post<{ Body: { endsAtBootMs: number; text: string } }>(
    '/end',
    { schema: { body: endBody } },
    async (request, reply) => {
      const { endsAtBootMs, text } = request.body;
      if (Buffer.byteLength(text) > maxNoticeBytes) return reply.code(400).send(notAsked);
      guests.moveEnd(endsAtBootMs, text);
      return reply.code(204).send();
    },
  );
  app.post('/end-wishes', async (request, reply) => {
    const wish = await endWishes.next(decodeEndWishAnswer(request.body).refused);
    return wish === null ? reply.code(204).send() : wish;
  });
  app.post<{ Body: { look: SshLook | null } }>(
    '/ssh-looks',
    { schema: { body: sshLooksBody }, bodyLimit: maxLookBytes },
    async (request, reply) => {
      const question = await ssh.looks.exchange(request.body.look);
      return question === null ? reply.code(204).send() : question;
    },
  );
  app.post<{ Body: { links: SshLink[] } }>(
    '/ssh-cut',
    { schema: { body: sshCutBody }, bodyLimit: maxCutBytes },
    async (request, reply) => {
      ssh.cut(request.body.links);
      return reply.code(204).send();
    },
  );
  // Read by the contract's own decoder: one form for host, supervisor and gateway.
  app.post('/access', { bodyLimit: maxAccessBytes }, (request) =>
    answerAccess(decodeAccessRequest(request.body), access, guests),
  );
  app.post('/access-changes', async (request, reply) => {
    const change = await access.changes.after(decodeAccessSeen(request.body).seen);
    return change === null ? reply.code(204).send() : change;
  });
  // A validation error would quote the body; the status code is enough.
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error instanceof DecodeError ? 400 : (error.statusCode ?? 500);
    return reply.code(status).send(status < 500 ? notAsked : { error: 'failed' });
  });

  await app.ready();
  return app;
}
