// Writes what a guest with an IRC client is sent: by ssh, and straight over Tor. Pure.

import type { ReadyEvent } from '../host/events.ts';
import { tunnelPort } from '../invitation/invitation.ts';
import type { PlainKey } from '../sentences/sentence.ts';
import { inLines, type ScreenOptions } from './text-options.ts';

// Where an ssh client finds tor: its default, and so Debian's.
const torSocks = '127.0.0.1:9050';
const onionSshPort = 22;
const onionIrcPort = 6667;

/** A shell takes what stands between single quotes as it is, but for the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
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

/** The only way for an IRC client into a sealed room: another would have to read sealed lines. */
export function sealedIrcBlock(
  link: string,
  { hasOnion, hasKey }: { readonly hasOnion: boolean; readonly hasKey: boolean },
  options: ScreenOptions,
): string[] {
  const say = inLines(options);
  return [
    say(hasOnion ? 'invitation.sealedIrc' : 'invitation.sealedIrcHere'),
    '',
    connectCommand(hasKey),
    '',
    link,
  ];
}

/** It asks for the link. */
function connectCommand(hasKey: boolean): string {
  return `node docker/cli/mayfly.mjs connect ${hasKey ? '' : '--identity FILE '}-`;
}

export function sshBlock(ready: ReadyEvent, options: ScreenOptions): string[] {
  const { ssh, onion } = ready;
  const hasKey = ssh.privateKey !== null;
  if (ready.sealed) {
    return sealedIrcBlock(ssh.link, { hasOnion: onion !== null, hasKey }, options);
  }
  const say = inLines(options);
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
    connectCommand(hasKey),
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

/** irssi straight over Tor; nothing where the room has no onion, or is sealed. */
export function torsocksBlock(ready: ReadyEvent, options: ScreenOptions): string[] {
  const say = inLines(options);
  const { onion } = ready;
  if (onion === null || ready.sealed) return [];
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

/** The room without the operator's own key, for a guest who has a key. */
export function withoutKey(ready: ReadyEvent): ReadyEvent {
  const link = ready.ssh.link.replace(/&seed=[^&]*/, '');
  return { ...ready, ssh: { ...ready.ssh, privateKey: null, link } };
}
