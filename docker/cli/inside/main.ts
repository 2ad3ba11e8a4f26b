#!/usr/bin/node
// `mayfly` inside the container: asks the supervisor by its socket, as `docker compose exec` starts it.
// Nothing that it prints is kept: Docker keeps a healthcheck's output on disk, so `health` has none.

import { argv, stderr, stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import {
  notOverwritten,
  type ApplianceStatus,
  type ReadyEvent,
} from '../../../server/contract/host/events.ts';
import { Problem, problemFields } from '../../../server/contract/host/problem.ts';
import { statusText } from '../../../server/contract/terminal/status-text.ts';
import { askRoom, endLimitMs } from '../host/ask-room.ts';
import { stopReport } from '../host/stop-report.ts';
import { renderUnicodeCompact } from 'uqr';
import {
  invitationText,
  withoutKey,
  type TextOptions,
} from '../../../server/contract/terminal/invitation-text.ts';
import { makeTell } from '../terminal/tell.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

const control = '/run/mayfly/supervisor/control';

const exitFailure = 1;
const exitUsage = 2;
const exitResidue = 3;

const tell = makeTell({ out: stdout, err: stderr }, process.env);
const { say } = tell.translator;

const usage = `${say('help.usage')} mayfly COMMAND

  invite [--json]      ${say('help.inside.invite')}
  invite --ssh         ${say('help.invite.ssh')}
  invite --ssh-key -   ${say('help.inside.inviteKey')}
  status [--json]      ${say('help.inside.status')}
  down [--json]        ${say('help.inside.down')}
  health               ${say('help.inside.health')}

docker compose exec mayfly mayfly invite
docker compose exec -T mayfly mayfly invite --ssh-key - < guest.pub
`;

// The supervisor is our own code of the same image: an answer is taken by its outline.

function isReadyEvent(answer: unknown): answer is ReadyEvent {
  return isObject(answer) && 'event' in answer && answer.event === 'ready';
}

function isStatus(answer: unknown): answer is ApplianceStatus {
  return isObject(answer) && 'phase' in answer && 'children' in answer;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const otherForm = sentence('room.otherForm');

/** @param recipient whom it is for; one whose key was let in gets no other. */
async function invite(recipient: TextOptions['recipient'], json: boolean): Promise<void> {
  const answer = await askRoom(control, { ask: 'invitation' });
  if (!isReadyEvent(answer)) throw new Problem(otherForm);
  const ready = recipient === 'key owner' ? withoutKey(answer) : answer;
  if (json) {
    tell.data(JSON.stringify(ready));
    return;
  }
  const { remainingMs } = await status();
  const columns = stdout.isTTY ? stdout.columns : null;
  tell.data(
    invitationText(ready, {
      columns,
      colour: columns !== null,
      qr: (link) => renderUnicodeCompact(link, { ecc: 'L', border: 2 }),
      howToEnd: say('invitation.endByComposeDown'),
      howToGetSsh: say('invitation.getSshByCompose'),
      recipient,
      room: null,
      remainingMs,
      translator: tell.translator,
    }),
  );
}

async function status(): Promise<ApplianceStatus> {
  const answer = await askRoom(control, { ask: 'status' });
  if (!isStatus(answer)) throw new Problem(otherForm);
  return answer;
}

/** The answer comes when all has ended; the container goes when this has passed it on. @returns the exit code. */
async function down(json: boolean): Promise<number> {
  const options = { limitMs: endLimitMs, untilExit: true };
  const report = stopReport(await askRoom(control, { ask: 'end' }, options));
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
  return exitResidue;
}

/** A room that ends is no longer healthy, one whose onion is not reachable is. */
async function isHealthy(): Promise<boolean> {
  const { phase, children } = await status();
  const needed = children.filter((child) => child.name !== 'tor');
  return phase === 'ready' && needed.every((child) => child.state === 'ready');
}

/** @returns the exit code. */
async function run(args: readonly string[]): Promise<number> {
  switch (args.join(' ')) {
    case 'invite --ssh-key -':
    case 'invite --ssh-key - --json':
      await askRoom(control, { ask: 'addKey', key: await text(stdin) });
      tell.note(sentence('room.keyLetIn'));
      await invite('key owner', args.includes('--json'));
      return 0;
    case 'invite':
    case 'invite --json':
      await invite('browser', args.includes('--json'));
      return 0;
    case 'invite --ssh':
      await invite('irc', false);
      return 0;
    case 'status':
      tell.data(statusText(sentence('status.inThisContainer'), await status(), tell.translator));
      return 0;
    case 'status --json':
      tell.data(JSON.stringify(await status()));
      return 0;
    case 'down':
    case 'down --json':
      return down(args.includes('--json'));
    case 'health':
      return (await isHealthy().catch(() => false)) ? 0 : exitFailure;
    case '--help':
    case 'help':
      stdout.write(usage);
      return 0;
    default:
      stderr.write(usage);
      return exitUsage;
  }
}

const words = argv.slice(2);
try {
  process.exitCode = await run(words);
} catch (error) {
  const problem = error instanceof Problem ? error : new Problem(sentence('room.internalError'));
  tell.problem(problem);
  if (words.includes('--json'))
    tell.data(JSON.stringify({ event: 'problem', ...problemFields(problem) }));
  process.exitCode = exitFailure;
}
