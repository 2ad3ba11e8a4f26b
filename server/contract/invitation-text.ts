// The invitation as a person reads it in a terminal: what to hand out, and what to type at each door.
// Pure; knows nothing of terminals but their width, nor of how a QR code is made.

import type { ReadyEvent } from './events.ts';
import type { Sentence, Tongue } from './terminal/tongue.ts';

export interface TextOptions {
  /** null: not a terminal, any width will do. */
  readonly columns: number | null;
  /** The terminal knows colours: the QR code is then dark on light whatever its theme is. */
  readonly colour: boolean;
  /** The text as a QR code for a terminal: rows of equal width, the light modules drawn. */
  readonly qr: (text: string) => string;
  /** What ends the room, as a sentence. */
  readonly howToEnd: string;
  readonly tongue: Tongue;
}

// Where an ssh client finds tor: its default, and so Debian's.
const torSocks = '127.0.0.1:9050';
const onionSshPort = 22;
const onionIrcPort = 6667;

/**
 * Where the tunnel listens on the guest's machine. Not the IRC door's own number: with the bare engine
 * that is taken on the operator's machine, and one command should do everywhere.
 */
function tunnelPort(ready: ReadyEvent): number {
  return ready.irc.port < 65_535 ? ready.irc.port + 1 : ready.irc.port - 1;
}

/** A shell takes what stands between single quotes as it is, but for the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const units: readonly (readonly [number, Sentence, Sentence])[] = [
  [86_400_000, '{count} day', '{count} days'],
  [3_600_000, '{count} hour', '{count} hours'],
  [60_000, '{count} minute', '{count} minutes'],
  [1000, '{count} second', '{count} seconds'],
];

/** `90 minutes`, `12 hours`, `7 days`: the largest unit that is whole. */
function spell(ms: number, tongue: Tongue): string {
  const [unitMs, one, other] = units.find(([size]) => ms % size === 0) ?? [
    1000,
    '{count} second',
    '{count} seconds',
  ];
  return tongue.count(one, other, Math.round(ms / unitMs));
}

/** The link as a QR code, or a word on why not. */
function qrCode(link: string, options: TextOptions): string {
  const rows = options.qr(link).split('\n');
  const width = Math.max(...rows.map((row) => row.length));
  if (options.columns !== null && options.columns < width) {
    return options.tongue.say('(a QR code needs {width} columns; this terminal has {columns})', {
      width,
      columns: options.columns,
    });
  }
  // The light modules are drawn: in a bright colour on black they are light in every theme.
  return rows.map((row) => (options.colour ? `\x1b[97;40m${row}\x1b[0m` : row)).join('\n');
}

function webPart(ready: ReadyEvent, options: TextOptions): string[] {
  const { onion, web, passphrase } = ready;
  const { say } = options.tongue;
  const secret =
    passphrase === null
      ? say('the room is open: no passphrase')
      : say('passphrase: {passphrase}', { passphrase });
  if (onion === null) {
    return [
      say('Browser, on this machine only:'),
      '',
      web.link,
      '',
      qrCode(web.link, options),
      '',
      secret,
    ];
  }
  return [
    say('Browser: hand this link to a guest with Tor Browser. It carries the passphrase.'),
    '',
    onion.link,
    '',
    qrCode(onion.link, options),
    '',
    say('onion: {address}', { address: onion.address }),
    secret,
    say('on this machine: {link}', { link: web.link }),
  ];
}

/** A command that saves the guest's key and the host's, the key for its owner's eyes only. */
function saveCommand(ready: ReadyEvent): string[] {
  const { ssh, onion } = ready;
  const key =
    ssh.privateKey === null
      ? []
      : // A quoted word after << : the shell looks for nothing in the lines that follow.
        ["cat > mayfly.key <<'KEY'", ...ssh.privateKey.trimEnd().split('\n'), 'KEY'];
  const hosts = [`[${ssh.host}]:${ssh.port} ${ssh.hostPublicKey}`];
  if (onion !== null) {
    hosts.push(`${onion.address} ${ssh.onion?.hostPublicKey ?? ssh.hostPublicKey}`);
  }
  // A file that is there already would keep its mode.
  const files = ssh.privateKey === null ? 'mayfly.hosts' : 'mayfly.key mayfly.hosts';
  return [
    `(umask 077; rm -f ${files}`,
    ...key,
    "cat > mayfly.hosts <<'HOSTS'",
    ...hosts,
    'HOSTS',
    ')',
  ];
}

function sshCommand(ready: ReadyEvent, host: string, port: number, proxy: string[]): string[] {
  const { ssh, irc } = ready;
  const identity = ssh.privateKey === null ? '' : ' -i mayfly.key -o IdentitiesOnly=yes';
  return [
    `ssh -N -L ${tunnelPort(ready)}:${irc.host}:${irc.port} -p ${port}${identity} \\`,
    '  -o UserKnownHostsFile=mayfly.hosts -o StrictHostKeyChecking=yes \\',
    ...proxy,
    `  ${ssh.user}@${host}`,
  ];
}

function sshPart(ready: ReadyEvent, { say }: Tongue): string[] {
  const { ssh, onion } = ready;
  const lines = [
    say(
      ssh.privateKey === null
        ? 'IRC by ssh: save the host key, and connect with a key that was let in.'
        : 'IRC by ssh: save the guest key and the host key, then connect.',
    ),
    '',
    ...saveCommand(ready),
    '',
    say('On this machine:'),
    '',
    say('host key: {key}', { key: ssh.hostKey }),
    '',
    ...sshCommand(ready, ssh.host, ssh.port, []),
  ];
  if (onion !== null) {
    const proxy = [`  -o ProxyCommand=${quoted(`nc -X 5 -x ${torSocks} %h %p`)} \\`];
    const key = ssh.onion?.hostKey ?? ssh.hostKey;
    lines.push('', say('Over Tor:'), '', say('host key: {key}', { key }));
    lines.push('', ...sshCommand(ready, onion.address, onionSshPort, proxy));
  }
  return [
    ...lines,
    '',
    say('Or all of this by one command that writes no file; paste the link when it asks:'),
    '',
    'npx mayfly connect -',
    ssh.link,
  ];
}

function ircPart(ready: ReadyEvent, { say }: Tongue): string[] {
  const { onion, rooms, passphrase } = ready;
  const word = passphrase === null ? '""' : passphrase;
  const lines = [
    say('Then, in irssi:'),
    '',
    `/connect 127.0.0.1 ${tunnelPort(ready)} ${word} NICK`,
    `/join #${rooms[0] ?? ''}`,
  ];
  if (onion === null) return lines;
  return [
    ...lines,
    '',
    say(
      'Or without ssh, in an irssi that was started by "torsocks irssi". The first line has torsocks',
    ),
    say('learn the name, as irssi looks names up in a process of its own:'),
    '',
    `/script exec gethostbyname("${onion.address}")`,
    `/connect ${onion.address} ${onionIrcPort} ${word} NICK`,
  ];
}

/** Lines without an end; the longest are the links and keys, which must stay whole to be copied. */
export function invitationText(ready: ReadyEvent, options: TextOptions): string {
  const { tongue } = options;
  const rooms = ready.rooms.map((room) => `#${room}`).join(', ');
  const time = spell(ready.lifetimeMs, tongue);
  return [
    tongue.say('The room stands: {rooms}, for {time}.', { rooms, time }),
    '',
    ...webPart(ready, options),
    '',
    ...sshPart(ready, tongue),
    '',
    ...ircPart(ready, tongue),
    '',
    options.howToEnd,
  ].join('\n');
}
