// What people type and paste into the join form, read as they mean it: hurt links, names with signs that nobody
// sees. Pure.

import {
  forgiveInvitation,
  type ForgivenInvitation,
} from '../../../contract/invitation/forgiving-invitation.ts';
import { cutUtf8 } from '../../../protocol/wire/utf8.ts';
import type { ViewMode } from './guests/guest.ts';
import { one } from './requests.ts';

export interface Typed {
  readonly nick: string;
  /** What the passphrase may be, the likeliest first; empty: the field was. */
  readonly passphrases: readonly string[];
  /** The link or its passphrase seems to end too early. */
  readonly cutOff: boolean;
  /** With its '#'. */
  readonly channel: string;
  readonly mode: ViewMode;
}

// ngIRCd keeps 63 bytes; whatever is longer is no passphrase, and a line must hold it.
const maxPassphraseLength = 100;

export function readTyped(body: unknown): Typed {
  const key = one(body, 'key');
  const named = one(body, 'channel');
  const inKey = forgiveInvitation(key);
  // Some paste the whole link where the channel is asked for.
  const inChannel = /(?:room|key)\s*(?:=|%(?:25)*3d)/i.test(named)
    ? forgiveInvitation(named)
    : null;
  const room = inKey.room ?? inChannel?.room ?? null;
  const fromChannel = plainly(key) === '' ? inChannel : null;
  return {
    nick: cutUtf8(plainly(one(body, 'nick').normalize('NFKC')), 64),
    passphrases: fromChannel?.passphrases ?? passphrasesOf(key, inKey),
    // A short text may be cut, or just wrong.
    cutOff: (fromChannel ?? inKey).cutOff && /[-=#/]/.test(key + named.slice(1)),
    channel: cutUtf8(room === null ? channelName(named) : `#${room}`, 64),
    mode: modeOf(one(body, 'view')),
  };
}

function modeOf(text: string): ViewMode {
  return text === 'slow' || text === 'page' ? text : 'live';
}

function passphrasesOf(key: string, found: ForgivenInvitation): readonly string[] {
  const text = plainly(key);
  if (text === '') return [];
  // No field of one line sends these, and they may not stand in a line to the room: nothing is forgiven.
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\x00-\x1f\x7f]/.test(text)) return [''];
  const { passphrases, origin, room } = found;
  if (origin !== null || room !== null) return passphrases;
  // As it stands, too: an operator's own may look like anything.
  return [...new Set([...passphrases, text.slice(0, maxPassphraseLength)])];
}

/** Without what cannot be seen, and without the space around it. */
function plainly(text: string): string {
  return text.replace(/[\p{Cf}\u115f\u1160\u3164]/gu, '').trim();
}

const edges = String.raw`\s"'“”„‘’‚«»‹›<>(){}\[\]*\u0060`;
const opening = new RegExp(`^[${edges}]+`, 'u');
const closing = new RegExp(`[${edges}.,;:!?…]+$`, 'u');

/** `lobby`, `“#lobby”.` and `%23lobby` are all `#lobby`. */
function channelName(text: string): string {
  const bare = plainly(text).replace(opening, '').replace(closing, '');
  const name = bare.replace(/^(?:%(?:25)*23|＃|&#(?:35|x23);)/i, '#');
  return name === '' || /^[#&+]/.test(name) ? name : `#${name}`;
}
