// A real sshd with an IRC door behind it, and the `mayfly connect` that a test starts towards it.

import type { SshDoor } from '../../../server/contract/invitation/invitation.ts';
import type { Ed25519Bytes } from '../../../server/contract/host/openssh-key.ts';
import { freePorts } from '../../support/free-ports.ts';
import { connectWith, linkTo, type RunningConnect } from './connect-command.ts';
import { startSshDoor, type SshDoorUnderTest } from './sshd.ts';

export const seedOf = (key: Ed25519Bytes): string => Buffer.from(key.seed).toString('base64url');

export class ConnectRoom {
  readonly sshd: SshDoorUnderTest;
  /** Where the last command that was started listens. */
  listenPort = 0;
  #running: RunningConnect | null = null;

  private constructor(sshd: SshDoorUnderTest) {
    this.sshd = sshd;
  }

  static async start(): Promise<ConnectRoom> {
    return new ConnectRoom(await startSshDoor());
  }

  /** Its ssh door as an invitation names it, with some of it changed. */
  door(changes: Partial<SshDoor> = {}): SshDoor {
    const { port, ircPort, hostKey, guest } = this.sshd;
    return { host: '127.0.0.1', port, hostKey, seed: seedOf(guest), ircPort, ...changes };
  }

  connectTo(target: SshDoor, ...flags: string[]): Promise<RunningConnect> {
    return this.connectPasting(`${linkTo(target)}\n`, ...flags);
  }

  /** @param pasted all that comes on the command's stdin. */
  async connectPasting(pasted: string, ...flags: string[]): Promise<RunningConnect> {
    [this.listenPort = 0] = await freePorts(1);
    this.#running = connectWith(pasted, ['--listen', String(this.listenPort), ...flags]);
    return this.#running;
  }

  /** Ends the command that a test has started, if it has. */
  async endCommand(): Promise<void> {
    this.#running?.end('SIGKILL');
    await this.#running?.exitCode;
    this.#running = null;
  }

  close(): Promise<void> {
    return this.sshd.close();
  }
}
