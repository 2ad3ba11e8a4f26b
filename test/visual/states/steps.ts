// Steps that several states share: a gateway that is stopped or gone, a channel's modes, sheets.

import type { IrcClient } from '../../support/irc-client.ts';
import { ircAnswers } from '../../support/irc-port.ts';
import { until } from '../../support/until.ts';
import type { Stage } from '../stage.ts';

/** Clients that fill the small room. */
export const fillers: IrcClient[] = [];

/** The gateway is stopped, and the supervisor too, so that it does not notice: no answer comes to the page. */
export async function withGatewayStopped(stage: Stage, act: () => Promise<void>): Promise<void> {
  const supervisor = await stage.room.supervisor();
  const gateway = await stage.gateway();
  process.kill(supervisor.pid, 'SIGSTOP');
  process.kill(gateway, 'SIGSTOP');
  try {
    await act();
  } finally {
    process.kill(gateway, 'SIGCONT');
    process.kill(supervisor.pid, 'SIGCONT');
  }
}

/** The gateway is killed, and is started again only afterwards. */
export async function withoutGateway(stage: Stage, act: () => Promise<void>): Promise<void> {
  const supervisor = await stage.room.supervisor();
  const gateway = await stage.gateway();
  process.kill(supervisor.pid, 'SIGSTOP');
  process.kill(gateway, 'SIGKILL');
  try {
    await act();
  } finally {
    process.kill(supervisor.pid, 'SIGCONT');
  }
  // The IRC door opens last, and olga comes by it.
  await until('the gateway to be back', () => ircAnswers(stage.room.ports.irc));
  await stage.olgaReturns();
}

/** Sets a channel and waits until the room has done so. */
export async function olgaSets(stage: Stage, ...lines: readonly string[]): Promise<void> {
  stage.olga.say(...lines);
  await stage.olga.sync();
}

export const person = (nick: string) => async (stage: Stage) => {
  await stage.all(async (guest) => {
    await guest.closesSheets();
    await guest.clicks('aside.people button.person', nick);
    await guest.has('dialog');
  });
};

export const sheet = (button: string, text: string) => async (stage: Stage) => {
  await stage.all(async (guest) => {
    await guest.closesSheets();
    await guest.clicks(button, text);
    await guest.has('dialog');
  });
};
