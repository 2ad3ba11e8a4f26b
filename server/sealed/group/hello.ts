// A hello: how a device asks to be let in. Content: id (16 bytes) | key package (an MLSMessage).

import { sameName } from '../../contract/room/casemap.ts';
import { toBase64url } from '../bytes/base64url.ts';
import { concat } from '../bytes/bytes.ts';
import { formatIdentity } from '../seal/membership.ts';
import { invitationKey } from '../seal/seal.ts';
import type { Device } from './device.ts';
import {
  makeKeyPackage,
  readKeyPackage,
  type OwnKeyPackage,
  type SignatureKeys,
} from './key-package.ts';
import { keyOf } from './members.ts';

export const helloIdBytes = 16;

export interface OwnHello {
  readonly id: Uint8Array;
  readonly own: OwnKeyPackage;
}

export interface Hello {
  readonly id: Uint8Array;
  /** The same, as a key of maps. */
  readonly idText: string;
  readonly nick: string;
  readonly invitation: string;
  /** Names the leaf that it asks for. */
  readonly key: string;
  readonly keyPackage: Uint8Array;
}

/** New keys and the proof that they are this invitation's, under this nickname. */
export async function makeLeaf(device: Device, nick: string): Promise<OwnKeyPackage> {
  const keys: SignatureKeys = await device.suite.signature.keygen();
  const key = invitationKey(device.seal, device.random);
  return makeKeyPackage(device.suite, formatIdentity(key, nick, keys.publicKey), keys);
}

export async function makeHello(device: Device, nick: string): Promise<OwnHello> {
  return { id: device.random(helloIdBytes), own: await makeLeaf(device, nick) };
}

export function helloContent({ id, own }: OwnHello): Uint8Array {
  return concat(id, own.bytes);
}

/** @param from as the server says. @returns null: no invitation of this room lets this nickname in, or no more. */
export function readHello(device: Device, from: string, content: Uint8Array): Hello | null {
  const keyPackage = content.slice(helloIdBytes);
  const read = readKeyPackage(keyPackage);
  const member = read === null ? null : device.memberOf(read);
  if (read === null || member === null || !sameName(member.nick, from)) return null;
  const { nick, invitation } = member;
  if (device.revoked.has(invitation)) return null;
  const id = content.slice(0, helloIdBytes);
  return {
    id,
    idText: toBase64url(id),
    nick,
    invitation,
    key: keyOf(read.signatureKey),
    keyPackage,
  };
}
