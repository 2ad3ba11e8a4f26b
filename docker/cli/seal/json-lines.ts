// Invitations as lines of --json, as `mayfly up`, `mayfly invite` and a container print them: what is in them, and
// the same with seals. Pure.

import { decodeReadyEvent, type InvitationLinks } from '../../../server/contract/host/events.ts';
import type { InvitationEntry } from '../../../server/contract/host/access.ts';
import { roles } from '../../../server/contract/host/role.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import {
  nullable,
  object,
  oneOf,
  string,
  type Decoder,
} from '../../../server/contract/base/decode.ts';
import { parseInvitation } from '../../../server/contract/invitation/invitation.ts';
import { withSeal } from '../../../server/contract/invitation/sealed-links.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';
import { nobody, own, type Mention, type Recipient } from './pasted-invitations.ts';

type Issued = Pick<InvitationEntry, 'id' | 'label' | 'role'> & { readonly links: InvitationLinks };

const decodeIssued: Decoder<Issued> = object<Issued>({
  id: string,
  label: string,
  role: oneOf(...roles),
  links: object<InvitationLinks>({ web: string, onion: nullable(string), ssh: string }),
});

/** Lines of JSON, and all else, without what `docker compose logs` puts in front of each. */
export function splitPasted(pasted: string): {
  readonly json: readonly unknown[];
  readonly text: string;
} {
  const all = pasted.split('\n').map((line) => line.replace(/^[\w.-]+ +\| ?/, ''));
  const read = all.map((line) => ({ line, value: readJson(line.trim()) }));
  return {
    json: read.flatMap(({ value }) => (value === null ? [] : [value])),
    text: read.flatMap(({ line, value }) => (value === null ? [line] : [])).join('\n'),
  };
}

/** @returns null: it is no object. */
function readJson(line: string): unknown {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** @returns nothing for a line of another kind. @throws {Problem} if the room is not sealed, or a link is none */
export function mentionsInJson(value: unknown): Mention[] {
  const issued = attempt(() => decodeIssued(value));
  if (issued !== null) return mentionsOf(issued.links, issued);
  const ready = attempt(() => decodeReadyEvent(value));
  if (ready === null) return [];
  if (!ready.sealed) {
    throw new Problem(sentence('seal.notSealed'), { hint: sentence('seal.fromBirth') });
  }
  const { host, inviteOnly, web, onion, ssh } = ready;
  const links = { web: web.link, onion: onion?.link ?? null, ssh: ssh.link };
  return [
    ...(host === null ? [] : mentionsOf(host.links, own)),
    ...(inviteOnly ? [] : mentionsOf(links, nobody)),
  ];
}

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function mentionsOf({ web, onion, ssh }: InvitationLinks, recipient: Recipient): Mention[] {
  return [onion, web, ssh].flatMap((link) => {
    if (link === null) return [];
    const invitation = parseInvitation(link);
    const isDamaged = invitation.seal === null && link.includes('&seal=');
    return [{ invitation, recipient, isDamaged }];
  });
}

/** @param seals by the secret of the invitation. @returns the line, with a seal in each link that gets one */
export function jsonWithSeals(value: unknown, seals: ReadonlyMap<string, string>): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each !== 'string' || !/^https?:.*#/.test(each)) return each;
    const secret = attempt(() => parseInvitation(each))?.passphrase ?? null;
    const seal = secret === null ? undefined : seals.get(secret);
    return seal === undefined ? each : withSeal(each, seal);
  });
}
