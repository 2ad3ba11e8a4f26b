// Decides which seal goes with which invitation: the host's own has the secret, from which the others are made. Pure.

import { hostInvitationId, sharedInvitationId } from '../../../server/contract/host/access.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import {
  mintHostSeal,
  parseSeal,
  type HostSeal,
  type RandomBytes,
  type Seal,
} from '../../../server/sealed/seal/seal.ts';
import type { PastedInvitation } from './pasted-invitations.ts';
import { RoomSeal } from './room-seal.ts';

export interface SealOptions {
  /** Who gets an invitation of which nothing says for whom it is, is a host. */
  readonly asHosts: boolean;
  /** The id of the only invitation of which it is not known; null: none is given. */
  readonly id: string | null;
  readonly random: RandomBytes;
}

export interface SealedInvitation extends PastedInvitation {
  readonly seal: string;
  /** It had none. */
  readonly isNew: boolean;
  /** The operator's own, or that of another host from whose seal the others were made. */
  readonly hasSource: boolean;
}

export interface Sealed {
  readonly invitations: readonly SealedInvitation[];
  /** The room had no seal yet. */
  readonly isNewSecret: boolean;
  /** So many got an id of their own, which the room does not know. */
  readonly unknownIds: number;
}

/** @throws {Problem} if there is no invitation to start from, or they are not of one room */
export function addSeals(pasted: readonly PastedInvitation[], options: SealOptions): Sealed {
  checkOneRoom(pasted);
  const seals = pasted.map(sealIn);
  const given = hostSealIn(seals);
  const source = given === null ? ownIn(pasted, seals) : null;
  const secret = given ?? mintHostSeal(source?.id ?? hostInvitationId, options.random);
  const maker = new RoomSeal(secret, options.random);
  const isUnknown = (one: PastedInvitation, at: number): boolean =>
    one !== source && seals[at] === null && one.id === null;
  const unknownIds = pasted.filter(isUnknown).length;
  if (options.id !== null && unknownIds !== 1) {
    throw new Problem(sentence('seal.idOfSeveral', { count: unknownIds }));
  }
  const invitations = pasted.map((one, at): SealedInvitation => {
    const kept = one.links.find((link) => link.seal !== null)?.seal ?? null;
    if (kept !== null) {
      const isNew = one.links.some((link) => link.seal === null);
      return { ...one, seal: kept, isNew, hasSource: seals[at]?.kind === 'host' };
    }
    if (one === source) {
      const { invitation: id } = secret;
      const seal = maker.sealFor({ id, role: 'host' });
      return { ...one, id, role: 'host', seal, isNew: true, hasSource: true };
    }
    const role = one.role ?? (options.asHosts ? 'host' : 'guest');
    const id = one.id ?? options.id;
    const seal = maker.sealFor({ id: id ?? unknownId(options.random), role });
    return { ...one, id, role, seal, isNew: true, hasSource: false };
  });
  maker.forget();
  return {
    invitations,
    isNewSecret: given === null,
    unknownIds: options.id === null ? unknownIds : 0,
  };
}

/** @returns null: it has none. @throws {Problem} */
function sealIn({ links, isDamaged }: PastedInvitation): Seal | null {
  const texts = links.flatMap(({ seal }) => (seal === null ? [] : [seal]));
  const seals = texts.map(parseSeal);
  if (isDamaged || seals.includes(null)) {
    throw new Problem(sentence('seal.damaged'), { hint: sentence('connect.pasteWhole') });
  }
  return seals[0] ?? null;
}

/** @returns null: there is no seal at all yet. @throws {Problem} */
function hostSealIn(seals: readonly (Seal | null)[]): HostSeal | null {
  const hosts = seals.filter((seal) => seal?.kind === 'host');
  const [first, ...more] = hosts;
  if (first === undefined) {
    if (seals.every((seal) => seal === null)) return null;
    throw new Problem(sentence('seal.onlyGuests'), { hint: sentence('seal.pasteOwn') });
  }
  const isSame = (other: HostSeal): boolean =>
    other.secret.every((byte, at) => byte === first.secret[at]);
  if (!more.every(isSame)) throw twoRooms();
  return first;
}

/** The one that gets the secret of a new seal. @throws {Problem} */
function ownIn(
  pasted: readonly PastedInvitation[],
  seals: readonly (Seal | null)[],
): PastedInvitation {
  const mayBe = pasted.filter(({ id }, at) => seals[at] === null && id !== sharedInvitationId);
  const own = mayBe.find(({ role }) => role === 'host') ?? mayBe.find(({ role }) => role === null);
  if (own !== undefined) return own;
  throw new Problem(sentence('seal.noOwn'), { hint: sentence('seal.pasteOwn') });
}

/** @throws {Problem} */
function checkOneRoom(pasted: readonly PastedInvitation[]): void {
  const origins = new Set(pasted.flatMap(({ links }) => links.map(({ origin }) => origin)));
  const onions = [...origins].filter((origin) => origin.endsWith('.onion'));
  if (onions.length > 1 || origins.size - onions.length > 1) throw twoRooms();
}

function twoRooms(): Problem {
  return new Problem(sentence('seal.twoRooms'), { hint: sentence('seal.oneRoom') });
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Nobody else has it, so that no other seal is taken back with it. */
function unknownId(random: RandomBytes): string {
  return `x${Array.from(random(12), (byte) => letters[byte % letters.length]).join('')}`;
}
