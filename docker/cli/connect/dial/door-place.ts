// Decides from an invitation's text where its ssh door is, and whether it may be dialled. Pure: it looks up no
// name, as the name server would learn who is dialled.

import { BlockList, isIP } from 'node:net';
import type { Invitation, SshDoor } from '../../../../server/contract/invitation/invitation.ts';
import { Problem } from '../../../../server/contract/host/problem.ts';
import { sentence } from '../../../../server/contract/sentences/sentence.ts';

/** `open`: a public address, or a name, which may lead anywhere. */
export type Place = 'onion' | 'loopback' | 'private' | 'open';

const loopbackNet = new BlockList();
loopbackNet.addSubnet('127.0.0.0', 8, 'ipv4');
loopbackNet.addAddress('::1', 'ipv6');

// RFC 1918, RFC 4193. Not the link-local ones: clouds answer there, with secrets of the machine.
const privateNets = new BlockList();
privateNets.addSubnet('10.0.0.0', 8, 'ipv4');
privateNets.addSubnet('172.16.0.0', 12, 'ipv4');
privateNets.addSubnet('192.168.0.0', 16, 'ipv4');
privateNets.addSubnet('fc00::', 7, 'ipv6');

/**
 * Brings a host to one form: `2130706433`, `0x7f.1` and `localhost` are 127.0.0.1, and a dot at the end has no
 * meaning.
 * @param host without brackets.
 * @returns null for what is no host.
 */
export function plainHost(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, '');
  let name: string;
  try {
    // WHATWG URL parsing accepts every way to write an IPv4 address.
    name = new URL(`http://${bare.includes(':') ? `[${bare}]` : bare}/`).hostname;
  } catch {
    return null;
  }
  const plain = name.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  // RFC 6761 §6.3. Not looked up: a name server might answer something else.
  return plain === 'localhost' ? '127.0.0.1' : plain;
}

/** @param host as {@link plainHost} gives it. */
export function placeOf(host: string): Place {
  const family = isIP(host);
  // RFC 7686: such a name is tor's, whatever stands before it. It is never looked up.
  if (family === 0) return /(^|\.)onion$/.test(host) ? 'onion' : 'open';
  // Both lists have IPv4 addresses that are written as IPv6.
  const type = family === 4 ? 'ipv4' : 'ipv6';
  if (loopbackNet.check(host, type)) return 'loopback';
  return privateNets.check(host, type) ? 'private' : 'open';
}

/**
 * The ssh door that may be dialled.
 * @param isDirect whether the guest allows an address out in the open.
 * @throws {Problem} that names neither host.
 */
export function doorToDial(invitation: Invitation, isDirect: boolean): SshDoor {
  const { origin, ssh } = invitation;
  if (ssh === null) {
    throw new Problem(sentence('link.noSshDoor'), {
      hint: sentence('link.forBrowsers'),
    });
  }
  const own = plainHost(new URL(origin).hostname);
  const host = plainHost(ssh.host);
  if (own === null || host === null || !isSame(own, host)) {
    throw new Problem(sentence('link.otherHost'), {
      hint: sentence('link.nothingDialled'),
    });
  }
  if (placeOf(host) === 'open' && !isDirect) {
    throw new Problem(sentence('link.openNetwork'), {
      hint: sentence('link.acceptDirect'),
    });
  }
  return { ...ssh, host };
}

/** This machine has several addresses of its own. */
function isSame(one: string, other: string): boolean {
  return one === other || (placeOf(one) === 'loopback' && placeOf(other) === 'loopback');
}
