// The supervisor's way in: health, status and notices, over HTTP on a unix socket of its own.
// Knows no guest: it hands numbers out and a text in.

import Fastify, { type FastifyInstance } from 'fastify';
import type { GatewayStatus } from '../config/gateway-config.ts';

export interface ControlOptions {
  /** True once every door is open and ngIRCd was there. */
  readonly healthy: () => boolean;
  readonly status: () => GatewayStatus;
  /** Says a text to every guest, as a notice of the room. */
  readonly notice: (text: string) => void;
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
  // A validation error would quote the body; its status says enough.
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    return reply.code(status).send(status < 500 ? notAsked : { error: 'failed' });
  });

  await app.ready();
  return app;
}
