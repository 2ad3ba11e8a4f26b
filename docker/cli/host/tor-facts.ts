// Looks at a tor that runs already, before it is to carry a room: whether we may ask it, and what is lost with it. It
// changes nothing in that tor.

import type { Settings } from '../../../server/contract/host/settings.ts';
import {
  firstTorPort,
  isLoopback,
  lastTorPort,
  torControlText,
  type TorControl,
} from '../../../server/contract/host/tor-control.ts';
import { sentence, type Text } from '../../../server/contract/sentences/sentence.ts';
import { logIn, protocolInfo } from '../../../server/tor-control/authenticate.ts';
import { ControlConnection } from '../../../server/tor-control/connection.ts';
import { readCookieFile } from '../../../server/tor-control/cookie-file.ts';
import { checkVersion, isBefore, userOf } from '../../../server/tor-control/tor-facts.ts';

export interface TorFacts {
  /** As the operator writes it. */
  readonly place: string;
  /** `0.4.9.11`. */
  readonly version: string;
  /** The cookie that it asks for; null: it asks for none, or a password is given. */
  readonly cookieFile: string | null;
  /** It runs on this machine. */
  readonly isHere: boolean;
  /** The room's ports for it can tell it from other users of this machine. */
  readonly tellsUser: boolean;
}

/** From this version on ADD_ONION takes the proof of work's options. */
const proofOfWorkSince = [0, 4, 9] as const;

/**
 * Connects to it and logs in.
 * @throws {Problem} where it cannot be used, with what mends it.
 */
export async function logInToTor(
  at: TorControl,
  password: string | null,
): Promise<{ readonly control: ControlConnection; readonly facts: TorFacts }> {
  const control = await ControlConnection.open({ at, signal: new AbortController().signal });
  try {
    const info = await protocolInfo(control);
    checkVersion(control.place, info.version);
    await logIn(control, info, { password, readCookie: readCookieFile });
    const { methods, version, cookieFile } = info;
    const isFree = methods.includes('NULL');
    const byPassword = password !== null && methods.includes('HASHEDPASSWORD');
    const facts = {
      place: torControlText(at),
      version,
      cookieFile: isFree || byPassword ? null : cookieFile,
      isHere: isLoopback(at),
      tellsUser: (await userOf(control)) !== null,
    };
    return { control, facts };
  } catch (error) {
    control.close();
    throw error;
  }
}

/** @returns null where the room starts a tor of its own. @throws {Problem} as `logInToTor` */
export async function lookAtTor({
  torControl,
  torPassword,
}: Pick<Settings, 'torControl' | 'torPassword'>): Promise<TorFacts | null> {
  if (torControl === null) return null;
  const { control, facts } = await logInToTor(torControl, torPassword);
  control.close();
  return facts;
}

/** What a room loses that a tor of its own would give. */
export function lostWith({ place, version, isHere, tellsUser }: TorFacts): Text[] {
  const ports = { first: firstTorPort, last: lastTorPort };
  return [
    sentence('torControl.limits', { place, version }),
    sentence('torControl.noIntroLimit'),
    ...(isBefore(version, proofOfWorkSince) ? [sentence('torControl.noProofOfWork')] : []),
    ...(isHere ? [] : [sentence('torControl.farAway')]),
    ...(isHere && !tellsUser ? [sentence('torControl.portsOpen', ports)] : []),
    sentence('torControl.notOurs'),
  ];
}
