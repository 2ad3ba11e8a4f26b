// Writes the invitation as text for a terminal: one block for each recipient, to be sent as it is, and what is
// for the operator alone. Pure: of the terminal it gets the width only.

import type { ReadyEvent } from '../host/events.ts';
import { tunnelPort } from '../invitation/invitation.ts';
import type { PlainKey } from '../sentences/sentence.ts';
import type { CountedKey, Translator } from '../sentences/translator.ts';
import { wrap, wrapAroundCommand } from './wrap.ts';

export interface TextOptions {
  /** null: not a terminal, so that nobody can scan a QR code. */
  readonly columns: number | null;
  /** The terminal knows colours: the QR code is then dark on light whatever its theme is. */
  readonly colour: boolean;
  /** The text as a QR code for a terminal: rows of equal width, the light modules drawn. null: none is wanted. */
  readonly qr: ((text: string) => string) | null;
  /** What ends the room, as a sentence. */
  readonly howToEnd: string;
  /** What prints the blocks for IRC clients, as a sentence. */
  readonly howToGetSsh: string;
  /** Whom it is for: guests with a browser, those with an IRC client, or the one whose key was let in. */
  readonly recipient: 'browser' | 'irc' | 'key owner';
  /** What names the room to other commands; null: not known. */
  readonly room: string | null;
  /** Milliseconds until it ends; null: it has just begun. */
  readonly remainingMs: number | null;
  readonly translator: Translator;
}

// Where an ssh client finds tor: its default, and so Debian's.
const torSocks = '127.0.0.1:9050';
const onionSshPort = 22;
const onionIrcPort = 6667;

/** A shell takes what stands between single quotes as it is, but for the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const units: readonly (readonly [number, CountedKey])[] = [
  [86_400_000, 'time.day'],
  [3_600_000, 'time.hour'],
  [60_000, 'time.minute'],
  [1000, 'time.second'],
];

/** `90 minutes`, `12 hours`, `7 days`: the largest unit that is whole. */
function spell(ms: number, translator: Translator): string {
  const [unitMs, key] = units.find(([size]) => ms % size === 0) ?? [1000, 'time.second'];
  return translator.count(key, Math.round(ms / unitMs));
}

/** The two largest units of what is left: `11 hours 59 minutes`. */
function spellLeft(ms: number, translator: Translator): string {
  const first = Math.max(
    units.findIndex(([size]) => ms >= size),
    0,
  );
  const pair = ms < 60_000 ? units.slice(-1) : units.slice(first, first + 2);
  let restMs = ms;
  const words = pair.map(([unitMs, key]) => {
    const count = Math.floor(restMs / unitMs);
    restMs -= count * unitMs;
    return count === 0 ? '' : translator.count(key, count);
  });
  return words.filter((word) => word !== '').join(' ') || translator.count('time.second', 0);
}

/** The link as a QR code, or a word on why not; nothing where nobody could scan it. */
function qrCode(link: string, { qr, columns, colour, translator }: TextOptions): string[] {
  if (qr === null || columns === null) return [];
  const rows = qr(link).split('\n');
  const width = Math.max(...rows.map((row) => row.replaceAll(/\x1b\[[\d;]*m/g, '').length)); // oxlint-disable-line no-control-regex
  if (columns < width) {
    const gaps = { width, columns };
    return ['', translator.say('invitation.tooNarrowForQr', gaps)];
  }
  // The light modules are drawn: in a bright colour on black they are light in every theme.
  return ['', ...rows.map((row) => (colour ? `\x1b[97;40m${row}\x1b[0m` : row))];
}

/** Sentences in lines of the terminal's width; what is copied is no sentence. */
function inLines({ translator, columns }: TextOptions): Translator['say'] {
  if (columns === null) return translator.say;
  return (key, ...values) => wrap(translator.say(key, ...values), columns).join('\n');
}

/** Sentences, a line each, that name a command to be copied. */
function aroundCommand(text: string, { columns }: TextOptions): string {
  if (columns === null) return text;
  return text
    .split('\n')
    .flatMap((line) => wrapAroundCommand(line, columns))
    .join('\n');
}

function browserBlock(ready: ReadyEvent, options: TextOptions): string[] {
  const { onion, web, passphrase } = ready;
  const say = inLines(options);
  const secret =
    passphrase === null ? say('invitation.open') : say('invitation.passphrase', { passphrase });
  // A phone that scanned this machine's own address would look for the room on itself.
  if (onion === null) return [say('invitation.browserHere'), '', web.link, '', secret];
  return [
    passphrase === null ? say('invitation.link') : say('invitation.linkWithPassphrase'),
    '',
    onion.link,
    ...qrCode(onion.link, options),
    '',
    say('invitation.onion', { address: onion.address }),
    secret,
    say('invitation.linkHere', { link: web.link }),
  ];
}

/** The lines for known_hosts. They are no secret. */
function hostLines({ ssh, onion }: ReadyEvent): string[] {
  const local = `[${ssh.host}]:${ssh.port} ${ssh.hostPublicKey}`;
  // The onion's door has a host key of its own.
  const key = ssh.onion?.hostPublicKey ?? ssh.hostPublicKey;
  return onion === null ? [local] : [local, `${onion.address} ${key}`];
}

// One line, and in quotes that bash, zsh, dash and fish read alike. It reads the key unseen, so that it
// stands in no history; what mail and terminals put into a paste is dropped. A terminal shows what is pasted
// before `stty -echo` is done: the command prints the number of step 2 behind that, so that a guest knows when to paste.
const saveKeys = `sh -c ${quoted(
  [
    'trap "stty echo" 0',
    'trap exit 2',
    'stty -echo',
    'umask 077',
    'rm -f mayfly.key mayfly.hosts',
    'echo "2. ..."',
    'LC_ALL=C awk -v k=mayfly.key -v h=mayfly.hosts "{gsub(/[^ -~]/, e); gsub(/^[ >]+| +$/, e)} / ssh-ed25519 /{print > h} /^-----BEGIN /{i=1} i&&/./{print > k} /^-----END /{exit}"',
  ].join('; '),
)}`;

function sshCommand(ready: ReadyEvent, isLocal: boolean): string {
  const { ssh, irc, onion } = ready;
  const [host, port] =
    isLocal || onion === null ? [ssh.host, ssh.port] : [onion.address, onionSshPort];
  return [
    'ssh -N',
    `-L ${tunnelPort(irc.port)}:${irc.host}:${irc.port}`,
    `-p ${port}`,
    ...(ssh.privateKey === null ? [] : ['-i mayfly.key -o IdentitiesOnly=yes']),
    '-o UserKnownHostsFile=mayfly.hosts -o StrictHostKeyChecking=yes',
    ...(host === ssh.host ? [] : [`-o ProxyCommand=${quoted(`nc -X 5 -x ${torSocks} %h %p`)}`]),
    `${ssh.user}@${host}`,
  ].join(' ');
}

/** What an IRC client is told, whichever way it reaches the room. */
function ircLines({ rooms, passphrase }: ReadyEvent, host: string, port: number): string[] {
  const word = passphrase === null ? '""' : passphrase;
  return [`/connect ${host} ${port} ${word} NICK`, `/join #${rooms[0] ?? ''}`];
}

/** Without an onion nobody else can use what follows. */
function sshHeading({ ssh, onion }: ReadyEvent): PlainKey {
  if (onion === null) return 'invitation.sshHere';
  return ssh.privateKey === null ? 'invitation.sshForKeyOwner' : 'invitation.sshWithKey';
}

function sshBlock(ready: ReadyEvent, options: TextOptions): string[] {
  const say = inLines(options);
  const { ssh, onion } = ready;
  const hosts = hostLines(ready);
  const save =
    ssh.privateKey === null
      ? [say('invitation.step1SaveHostKey'), '', saveHosts(hosts)]
      : [
          say('invitation.step1Run'),
          '',
          saveKeys,
          '',
          say('invitation.step2Paste'),
          '',
          ...hosts,
          ...ssh.privateKey.trimEnd().split('\n'),
        ];
  return [
    say(sshHeading(ready)),
    '',
    ...save,
    '',
    say('invitation.step3Connect'),
    '',
    sshCommand(ready, false),
    '',
    say('invitation.hostKey', { key: ssh.onion?.hostKey ?? ssh.hostKey }),
    '',
    say('invitation.step4Client'),
    '',
    ...ircLines(ready, '127.0.0.1', tunnelPort(ready.irc.port)),
    '',
    say('invitation.orWithMayfly'),
    '',
    `node docker/cli/mayfly.mjs connect ${ssh.privateKey === null ? '--identity FILE ' : ''}-`,
    '',
    ssh.link,
    ...(onion === null
      ? []
      : [
          '',
          say('invitation.step3Here'),
          '',
          sshCommand(ready, true),
          '',
          say('invitation.hostKey', { key: ssh.hostKey }),
        ]),
  ];
}

function saveHosts(hosts: readonly string[]): string {
  const lines = hosts.map((line) => `echo "${line}"`).join('; ');
  return `sh -c ${quoted(`(${lines}) > mayfly.hosts`)}`;
}

/** irssi straight over Tor; nothing where the room has no onion. */
function torsocksBlock(ready: ReadyEvent, options: TextOptions): string[] {
  const say = inLines(options);
  const { onion } = ready;
  if (onion === null) return [];
  return [
    '',
    say('invitation.torsocks'),
    '',
    say('invitation.startTorsocks'),
    '',
    `/script exec gethostbyname("${onion.address}")`,
    ...ircLines(ready, onion.address, onionIrcPort),
  ];
}

/** The invitation without the minted key, for a guest who has a key. */
export function withoutKey(ready: ReadyEvent): ReadyEvent {
  const link = ready.ssh.link.replace(/&seed=[^&]*/, '');
  return { ...ready, ssh: { ...ready.ssh, privateKey: null, link } };
}

function blocks(ready: ReadyEvent, options: TextOptions): string[] {
  const { recipient, howToGetSsh } = options;
  if (recipient === 'browser')
    return [...browserBlock(ready, options), '', aroundCommand(howToGetSsh, options)];
  if (recipient === 'key owner') return sshBlock(withoutKey(ready), options);
  return [...sshBlock(ready, options), ...torsocksBlock(ready, options)];
}

/** Lines without an end; the longest are links, keys and commands, which must stay whole to be copied. */
export function invitationText(ready: ReadyEvent, options: TextOptions): string {
  const { translator, remainingMs, room, howToEnd } = options;
  const say = inLines(options);
  const rooms = ready.rooms.map((name) => `#${name}`).join(', ');
  const head =
    remainingMs === null
      ? say('invitation.stands', {
          rooms,
          time: spell(ready.lifetimeMs, translator),
        })
      : say('invitation.standsForMore', {
          rooms,
          time: spellLeft(remainingMs, translator),
        });
  const number = room === null ? [] : [translator.say('invitation.roomNumber', { room })];
  return [
    head,
    ...number,
    '',
    ...blocks(ready, options),
    '',
    aroundCommand(howToEnd, options),
  ].join('\n');
}
