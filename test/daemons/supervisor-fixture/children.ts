// Children as plain data, so that a test can hand them to a supervisor in another process; and the
// evidence that they work, asked for as any peer would.

import { connect } from 'node:net';
import type { ChildSpec } from '../../../server/supervisor/child-spec.ts';

type Data = Pick<ChildSpec, 'name' | 'command' | 'args'> &
  Partial<
    Pick<
      ChildSpec,
      | 'after'
      | 'env'
      | 'identity'
      | 'stdin'
      | 'dirs'
      | 'files'
      | 'graceMs'
      | 'readyTimeoutMs'
      | 'outputIsSafe'
      | 'required'
    >
  >;

export interface PlainChild extends Data {
  /** Ready when this socket answers; without one, ready as soon as it runs. */
  readonly socket?: string;
  /** Also asked for its health. */
  readonly watched?: boolean;
  readonly wipesDirs?: boolean;
}

export function toSpec(plain: PlainChild): ChildSpec {
  const { socket, watched = false, ...data } = plain;
  const evidence = async (signal: AbortSignal): Promise<void> => {
    if (socket !== undefined) await answers(socket, signal);
  };
  return {
    env: {},
    identity: null,
    stdin: null,
    graceMs: 2000,
    readyTimeoutMs: 20_000,
    outputIsSafe: false,
    required: true,
    ...data,
    ready: evidence,
    ...(watched ? { health: { everyMs: 50, timeoutMs: 200, failures: 2, check: evidence } } : {}),
  };
}

/** Resolves with what the socket's owner says. */
export function answers(socket: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const peer = connect(socket);
    signal.addEventListener('abort', () => peer.destroy(new Error('too late')));
    peer.once('error', reject);
    peer.once('data', (bytes) => {
      resolve(bytes.toString());
      peer.destroy();
    });
    peer.once('close', () => reject(new Error('closed without an answer')));
  });
}
