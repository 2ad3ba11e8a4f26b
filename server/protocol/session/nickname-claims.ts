// Asks whether a nickname is somebody else's before ngIRCd is asked for it, and tells the guest if it is.

import * as numeric from '../../contract/room/numerics.ts';
import type { NameVerdict } from '../../contract/room/look-alike.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import type { CallTime } from '../state/call-time.ts';
import type { Roster } from '../state/roster.ts';
import type { ServerReplies } from '../wire/server-replies.ts';
import type { OwnNames, SessionHost } from './session-types.ts';

export interface NicknameClaimParts {
  readonly host: Pick<SessionHost, 'names'>;
  readonly replies: ServerReplies;
  readonly roster: Roster;
  readonly time: CallTime;
}

/** More of them than people would have taken. */
const maxOthers = 20;
/** In ngIRCd's words. */
const inUse = 'Nickname already in use';

export class NicknameClaims {
  readonly #parts: NicknameClaimParts;
  /** null: the guest has not registered. */
  #names: OwnNames | null = null;
  /** ngIRCd was asked for them, and has not answered. */
  readonly #asked = new Set<string>();

  constructor(parts: NicknameClaimParts) {
    this.#parts = parts;
  }

  /** The guest may come in. The parameters are those of `NamesHost.begin`. */
  begin(login: string, invitation: string | null): void {
    this.#names ??= this.#parts.host.names.begin(login, invitation);
  }

  /** Passes over nicknames that are somebody else's. The guest is told nothing: they did not ask. */
  claimFirst(first: string, next: () => string): string {
    let nick = first;
    for (let more = maxOthers; more > 0 && this.#claim(nick) !== 'free'; more -= 1) nick = next();
    return nick;
  }

  /** Whether ngIRCd may be asked for this nickname; if not, the guest gets 433 with the reason. */
  claimOrRefuse(nick: string): boolean {
    const verdict = this.#claim(nick);
    if (verdict === 'free') return true;
    this.#parts.replies.numeric(numeric.ERR_NICKNAMEINUSE, [nick], this.#words(nick, verdict));
    return false;
  }

  /** ngIRCd has given it. */
  confirm(nick: string): void {
    this.#asked.delete(nick);
    this.#names?.confirm(nick);
  }

  /** ngIRCd has answered: if it gave the nickname, it was confirmed before. */
  answered(nick: string): void {
    if (this.#asked.delete(nick)) this.#names?.release(nick);
  }

  /** The link is gone, and ngIRCd answers nothing that it was asked on it. */
  lost(): void {
    for (const nick of this.#asked) this.answered(nick);
  }

  #claim(nick: string): NameVerdict {
    const verdict = this.#names?.claim(nick) ?? 'kept';
    if (verdict === 'free') this.#asked.add(nick);
    return verdict;
  }

  #words(nick: string, verdict: Exclude<NameVerdict, 'free'>): string {
    if (verdict === 'alike') return inEnglish('says.nickAlike');
    if (verdict === 'kept') return inEnglish('says.nickKept');
    return heldText(this.#parts.roster.heldForMs(nick, this.#parts.time.nowMs)) ?? inUse;
  }
}

/**
 * Why a nickname is in use whose guest has lost their connection, perhaps the same person in a closed tab, and
 * for how long at most. That they are away is no secret (301).
 * @returns null: its guest is there.
 */
export function heldText(heldForMs: number | null): string | null {
  if (heldForMs === null) return null;
  // In minutes: it must not tell exactly when a guest was lost.
  const minutes = Math.max(1, Math.ceil(heldForMs / 60_000));
  return inEnglish('says.nickHeld', { count: String(minutes) });
}
