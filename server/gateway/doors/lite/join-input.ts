// Reads what people type and paste into the join form, and forgives common mistakes: damaged links, quotes around
// a name, invisible characters. Pure.

import { withChannelPrefix } from '../../../contract/room/channel-name.ts';
import {
  forgiveInvitation,
  type ForgivenInvitation,
} from '../../../contract/invitation/forgiving-invitation.ts';
import { cutUtf8 } from '../../../protocol/wire/utf8.ts';
import { parseViewMode, type ViewMode } from './pages/view-mode.ts';
import { fieldOf } from './request-fields.ts';

export interface JoinInput {
  readonly nick: string;
  /** What the passphrase may be, the likeliest first; empty if the field is. */
  readonly passphrases: readonly string[];
  /** The end of the link or the passphrase seems to be missing. */
  readonly cutOff: boolean;
  /** With its '#'. */
  readonly channel: string;
  readonly mode: ViewMode;
}

// ngIRCd keeps 63 bytes, so a longer text is no passphrase; and it must fit into a line.
const maxPassphraseLength = 100;

export function readJoinInput(body: unknown): JoinInput {
  const key = fieldOf(body, 'key');
  const named = fieldOf(body, 'channel');
  const inKey = forgiveInvitation(key);
  // Some paste the whole link into the field for the channel.
  const inChannel = /(?:room|key)\s*(?:=|%(?:25)*3d)/i.test(named)
    ? forgiveInvitation(named)
    : null;
  const room = inKey.room ?? inChannel?.room ?? null;
  const fromChannel = withoutInvisible(key) === '' ? inChannel : null;
  return {
    nick: cutUtf8(withoutInvisible(fieldOf(body, 'nick').normalize('NFKC')), 64),
    passphrases: fromChannel?.passphrases ?? passphrasesOf(key, inKey),
    // A short text without these may be cut, or just wrong.
    cutOff: (fromChannel ?? inKey).cutOff && /[-=#/]/.test(key + named.slice(1)),
    channel: cutUtf8(room === null ? channelName(named) : `#${room}`, 64),
    mode: parseViewMode(fieldOf(body, 'view')) ?? 'live',
  };
}

function passphrasesOf(key: string, found: ForgivenInvitation): readonly string[] {
  const text = withoutInvisible(key);
  if (text === '') return [];
  // A browser sends no control characters from a field of one line, and IRC allows none: nothing is forgiven.
  // oxlint-disable-next-line no-control-regex -- it looks for them
  if (/[\x00-\x1f\x7f]/.test(text)) return [''];
  const { passphrases, origin, room } = found;
  if (origin !== null || room !== null) return passphrases;
  // Also exactly as it was typed: a passphrase that an operator chose may look like anything.
  return [...new Set([...passphrases, text.slice(0, maxPassphraseLength)])];
}

/** Also without the white space around it. */
function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cf}\u115f\u1160\u3164]/gu, '').trim();
}

const edges = String.raw`\s"'“”„‘’‚«»‹›<>(){}\[\]*\u0060`;
const opening = new RegExp(`^[${edges}]+`, 'u');
const closing = new RegExp(`[${edges}.,;:!?…]+$`, 'u');

/** `lobby`, `“#lobby”.` and `%23lobby` are all `#lobby`. */
function channelName(text: string): string {
  const bare = withoutInvisible(text).replace(opening, '').replace(closing, '');
  const name = bare.replace(/^(?:%(?:25)*23|＃|&#(?:35|x23);)/i, '#');
  return name === '' ? '' : withChannelPrefix(name);
}
