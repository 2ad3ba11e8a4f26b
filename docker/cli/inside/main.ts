#!/usr/bin/node
// The `mayfly` inside a container: asks the supervisor by its socket, as `docker compose exec` starts it.
// Docker keeps nothing of what it prints, but a healthcheck's output it keeps on disk: `health` prints nothing.

import { argv, stderr, stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { endMoves, parseRequest, type EndMove } from '../../../server/contract/host/control.ts';
import { duration } from '../../../server/contract/host/setting-values.ts';
import { controlSocket, roomDir } from '../../../server/contract/host/places.ts';
import type { ApplianceStatus } from '../../../server/contract/host/status.ts';
import { notOverwritten } from '../../../server/contract/host/stop-report.ts';
import { Problem } from '../../../server/contract/host/problem.ts';
import { exitCode } from '../../../server/contract/host/exit-codes.ts';
import { shortTime, statusText } from '../../../server/contract/terminal/status-text.ts';
import { askAccess, askRoom, endsRoom, exchange } from '../host/ask-room.ts';
import { forbidCores } from '../host/no-cores.mjs';
import { renderUnicodeCompact } from 'uqr';
import { invitationText } from '../../../server/contract/terminal/invitation-text.ts';
import type { ScreenOptions, TextOptions } from '../../../server/contract/terminal/text-options.ts';
import { listInvitations, revokeInvitation, setShared } from '../access/access-commands.ts';
import { invitePersonally, type InvitingRoom } from '../access/invite-personally.ts';
import { isAboutPeople, runPeopleCommand } from '../access/people-commands.ts';
import { parseCommand } from '../command-line/args.ts';
import type { InviteAction } from '../command-line/command.ts';
import { readSmallFile } from '../command-line/read-small-file.ts';
import { makeTell } from '../terminal/tell.ts';
import { ValueError } from '../../../server/contract/sentences/value-error.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

forbidCores();

const control = controlSocket(roomDir);

/** Read by the same parser as on the host. */
const aboutAccess: ReadonlySet<string> = new Set([
  'invite',
  'close',
  'open',
  'guests',
  'remove',
  'knocks',
  'let',
  'turn-away',
]);

const tell = makeTell({ out: stdout, err: stderr }, process.env);
const { say } = tell.translator;

const usage = `${say('help.usage')} mayfly COMMAND

  invite [--json]      ${say('help.inside.invite')}
  invite NAME --ssh    ${say('help.invite.ssh')}
  invite --ssh-key -   ${say('help.inside.inviteKey')}
  invite NAME|-        ${say('help.inside.personal')}
  invite --list        ${say('help.invite.list')}
  invite --revoke ID   ${say('help.invite.revoke')}
  guests               ${say('help.command.guests')}
  remove NAME          ${say('help.command.remove')}
  knocks               ${say('help.command.knocks')}
  let NAME             ${say('help.command.let')}
  turn-away NAME       ${say('help.command.turnAway')}
  close                ${say('help.command.close')}
  open                 ${say('help.command.open')}
  status [--json]      ${say('help.inside.status')}
  extend TIME          ${say('help.command.extend')}
  shorten TIME         ${say('help.command.shorten')}
  still-here           ${say('help.command.stillHere')}
  burn --yes           ${say('help.inside.burn')}
  down [--json]        ${say('help.inside.down')}
  health               ${say('help.inside.health')}

docker compose exec mayfly mayfly invite
docker compose exec -T mayfly mayfly invite --ssh-key - < guest.pub
docker compose exec -T mayfly mayfly invite - --once < names.txt
`;

/** The room, as the commands about invitations ask it. */
const room: InvitingRoom = {
  invitation: () => askRoom(control, { ask: 'invitation' }),
  access: (request) => askAccess((asked) => askRoom(control, asked), request),
};

function screen(qr: boolean): ScreenOptions {
  const columns = stdout.isTTY ? stdout.columns : null;
  return {
    columns,
    colour: columns !== null,
    qr: qr ? (link) => renderUnicodeCompact(link, { ecc: 'L', border: 2 }) : null,
    translator: tell.translator,
  };
}

type Shared = Extract<InviteAction, { readonly what: 'shared' }>;

/** The invitation for all guests. */
async function inviteAll({ sshKey, qr }: Shared, json: boolean): Promise<void> {
  const ready = await room.invitation();
  if (ready.inviteOnly) {
    throw new Problem(sentence('access.inviteOnly'), { hint: sentence('access.makePersonal') });
  }
  if (sshKey !== null) {
    await askRoom(control, { ask: 'addKey', key: sshKey });
    tell.note(sentence('room.keyLetIn'));
  }
  // The seal is never in here.
  if (ready.sealed) tell.warning(sentence('invitation.sealByCompose'));
  if (json) {
    tell.data(JSON.stringify(ready));
    return;
  }
  const { remainingMs } = await status();
  const recipient: TextOptions['recipient'] = sshKey === null ? 'browser' : 'key owner';
  tell.data(
    invitationText(ready, {
      ...screen(qr),
      howToEnd: say('invitation.endByComposeDown'),
      howToGetSsh: say('invitation.getSshByCompose'),
      howToGetPersonal: say('invitation.getPersonalByCompose'),
      recipient,
      room: null,
      remainingMs,
    }),
  );
}

/** @returns the exit code. */
async function aboutInvitations(args: readonly string[]): Promise<number> {
  // Not by its number: this process reads it in its own way already.
  const given = args.includes('-') ? await text(stdin) : '';
  const readFile = (path: string): string => (path === '-' ? given : readSmallFile(path));
  let command;
  try {
    command = parseCommand(args, { env: process.env, readFile });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    tell.problem(error);
    return exitCode.wrongUsage;
  }
  if (command.command === 'close' || command.command === 'open') {
    await setShared(room, command.command === 'open', command.json, tell);
    return 0;
  }
  if (isAboutPeople(command)) {
    await runPeopleCommand(command, room, tell);
    return 0;
  }
  if (command.command !== 'invite') {
    stdout.write(usage);
    return 0;
  }
  const { action, json } = command;
  switch (action.what) {
    case 'shared':
      await inviteAll(action, json);
      break;
    case 'personal':
      await invitePersonally(
        room,
        action,
        { json, sealsFor: null, screen: screen(action.qr) },
        tell,
      );
      break;
    case 'list':
      await listInvitations(room, json, tell);
      break;
    case 'revoke':
      await revokeInvitation(room, action.id, json, tell);
      break;
  }
  return 0;
}

function status(): Promise<ApplianceStatus> {
  return askRoom(control, { ask: 'status' });
}

/** The answer comes when all has ended; the container goes when this has passed it on. @returns the exit code. */
async function down(how: 'end' | 'burn', json: boolean): Promise<number> {
  const report = await askRoom(control, { ask: how }, { untilExit: true });
  if (json) {
    tell.data(JSON.stringify(report));
    return 0;
  }
  const left = report === null ? [] : notOverwritten(report);
  tell.note(sentence('ended.room'));
  if (left.length === 0) return 0;
  tell.problem({
    text: sentence('ended.notOverwritten', { parts: left.join(', ') }),
    hintText: sentence('ended.staysInFreeMemory'),
  });
  return exitCode.residue;
}

/** @returns the exit code. */
async function moveEnd(by: EndMove, time: string): Promise<number> {
  let timeMs: number;
  try {
    timeMs = duration(time);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    tell.problem(new Problem(error.from({ flag: by, value: JSON.stringify(time) })));
    return exitCode.wrongUsage;
  }
  const { remainingMs } = await askRoom(control, { ask: 'moveEnd', by, timeMs });
  tell.note(sentence('room.endMoved', { time: shortTime(remainingMs) }));
  return 0;
}

/** For the host program, which has no way to the socket: passes one request on, and the reply back. */
async function relay(): Promise<void> {
  const request = parseRequest(await text(stdin));
  stdout.write(await exchange(control, request, { untilExit: endsRoom(request.ask) }));
}

/** A room that ends is no longer healthy, one whose onion is not reachable is. */
async function isHealthy(): Promise<boolean> {
  const { phase, children } = await status();
  const needed = children.filter((child) => child.name !== 'tor');
  return phase === 'ready' && needed.every((child) => child.state === 'ready');
}

/** @returns the exit code. */
async function run(args: readonly string[]): Promise<number> {
  const [first = '', time = ''] = args;
  const move = endMoves.find((by) => by === first);
  if (move !== undefined && args.length === 2) return moveEnd(move, time);
  if (aboutAccess.has(first)) return aboutInvitations(args);
  switch (args.join(' ')) {
    case 'status':
      tell.data(statusText(sentence('status.inThisContainer'), await status(), tell.translator));
      return 0;
    case 'status --json':
      tell.data(JSON.stringify(await status()));
      return 0;
    case 'down':
    case 'down --json':
      return down('end', args.includes('--json'));
    case 'burn --yes':
      return down('burn', false);
    case 'health':
      return (await isHealthy().catch(() => false)) ? 0 : exitCode.failure;
    case 'still-here': {
      const { deadManMs } = await askRoom(control, { ask: 'stillHere' });
      if (deadManMs === null) tell.note(sentence('room.needsNoSign'));
      else tell.note(sentence('room.heardYou', { time: shortTime(deadManMs) }));
      return 0;
    }
    case 'control':
      await relay();
      return 0;
    case '--help':
    case 'help':
      stdout.write(usage);
      return 0;
    default:
      stderr.write(usage);
      return exitCode.wrongUsage;
  }
}

try {
  process.exitCode = await run(argv.slice(2));
} catch (error) {
  tell.problem(error instanceof Problem ? error : new Problem(sentence('room.internalError')));
  process.exitCode = exitCode.failure;
}
