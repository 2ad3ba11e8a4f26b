// Looks at sshd's processes for the gateway, whose user may not see them: fetches the gateway's question,
// looks as sshd's user, and brings the answer when it fetches the next question.

import type { Config } from './config/config.ts';
import type { Identity } from './config/layout.ts';
import {
  parseSshQuestion,
  type SshLink,
  type SshLook,
  type SshQuestion,
} from './config/ssh-look.ts';
import { sshdHosts } from './daemons/sshd.ts';
import { pollGateway } from './probes/gateway-poll.ts';
import { lookAtSsh, type WhereSshIs } from './probes/ssh-connections.ts';
import { asUser } from './supervisor/as-user.ts';

export interface SshWatchOptions {
  readonly where: Omit<WhereSshIs, 'uid'>;
  /** sshd's user; null: this process's own. */
  readonly identity: Identity | null;
  /** The gateway's control socket. */
  readonly gatewaySocket: string;
  readonly signal: AbortSignal;
}

/** Runs until the signal aborts. */
export function watchSsh(options: SshWatchOptions): Promise<void> {
  const { where, identity, gatewaySocket, signal } = options;
  let look: SshLook | null = null;
  return pollGateway({
    gatewaySocket,
    path: '/ssh-looks',
    body: () => {
      const body = JSON.stringify({ look });
      // An answer is given once.
      look = null;
      return body;
    },
    hear: (text) => {
      const question = parseSshQuestion(text);
      if (question !== null) look = lookAs(identity, where, question);
    },
    signal,
  });
}

/** For `SshWatchOptions`. */
export function whereSshIs({ settings }: Config): SshWatchOptions['where'] {
  const { sshPort: port, ircPort } = settings;
  const sshd = { onion: { host: sshdHosts.onion, port }, local: { host: sshdHosts.local, port } };
  return { sshd, ircPort };
}

/** Who has logged in by ssh now; nobody where it cannot be seen. */
export function whoHasLoggedIn(config: Config): readonly SshLink[] {
  try {
    const look = lookAs(config.layout.users.sshd, whereSshIs(config), { ports: [] });
    return look?.loggedIn ?? [];
  } catch {
    return [];
  }
}

function lookAs(
  identity: Identity | null,
  where: SshWatchOptions['where'],
  question: SshQuestion,
): SshLook | null {
  let look: SshLook | null = null;
  asUser(identity, () => {
    look = lookAtSsh({ ...where, uid: identity?.uid ?? null }, question);
    return undefined;
  });
  return look;
}
