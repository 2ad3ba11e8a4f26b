// The supervisor's way in: health, status and notices, over HTTP on a unix socket of its own.
// Knows no guest: it hands numbers out and a text in.

import Fastify, { type FastifyInstance } from 'fastify';
import type { GatewayStatus } from '../config/gateway-config.ts';
import { maxAskedPorts, type SshLook, type SshQuestion } from '../config/ssh-look.ts';

export interface ControlOptions {
  /** True once every door is open and ngIRCd was there. */
  readonly healthy: () => boolean;
  readonly status: () => GatewayStatus;
  /** Says a text to every guest, as a notice of the room. */
  readonly notice: (text: string) => void;
  /** Takes an answer about sshd's processes, and gives the next question once there is one. */
  readonly sshLooks: (look: SshLook | null) => Promise<SshQuestion | null>;
}

// One IRC line holds 510 bytes, of which a source and a target take their part.
const maxNoticeBytes = 400;

const notAsked = { error: 'that is not what is asked here' };

const noticeBody = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  // No control characters: the text becomes one IRC line.
  properties: {
    text: { type: 'string', pattern: `^[^\\u0000-\\u001f\\u007f]{1,${maxNoticeBytes}}$` },
  },
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
// A link is some 30 bytes of JSON, an owner 60.
const maxLookBytes = 64 * 1024;

/** @returns an app that is ready, not listening. */
export async function buildControlApp(options: ControlOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    // 400 bytes, each an escape of six at worst, and the JSON around them.
    bodyLimit: 4096,
    requestTimeout: 5_000,
    forceCloseConnections: true,
    http: { maxHeaderSize: 4096, headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  app.server.maxConnections = 16;

  app.get('/health', async (_request, reply) => {
    const healthy = options.healthy();
    return reply.code(healthy ? 200 : 503).send({ healthy });
  });
  app.get('/status', async () => options.status());
  app.post<{ Body: { text: string } }>(
    '/notice',
    { schema: { body: noticeBody } },
    async (request, reply) => {
      const { text } = request.body;
      // The pattern counts characters.
      if (Buffer.byteLength(text) > maxNoticeBytes) return reply.code(400).send(notAsked);
      options.notice(text);
      return reply.code(204).send();
    },
  );
  app.post<{ Body: { look: SshLook | null } }>(
    '/ssh-looks',
    { schema: { body: sshLooksBody }, bodyLimit: maxLookBytes },
    async (request, reply) => {
      const question = await options.sshLooks(request.body.look);
      return question === null ? reply.code(204).send() : question;
    },
  );
  // A validation error would quote the body; its status says enough.
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    return reply.code(status).send(status < 500 ? notAsked : { error: 'failed' });
  });

  await app.ready();
  return app;
}
