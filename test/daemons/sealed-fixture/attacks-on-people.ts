// Attacks on who is there: people who are hidden, made up, renamed, or kept apart.

import { readChunkLine } from '../../support/sealed/frames.ts';
import { fromAnother } from '../../support/sealed/tamper.ts';
import type { Passing, Rule } from '../../support/sealed/adversary.ts';
import { setTimeout as pause } from 'node:timers/promises';

import { until } from '../../support/until.ts';
import type { Attack } from './attack.ts';
import { lobby } from '../../support/sealed/talkers.ts';

/** Lines to this guest that carry what another has said, done or is. */
const isAbout = ({ line }: Passing, nick: string): boolean => line.includes(`:${nick}!`);

/** Takes names out of what NAMES answers. */
function withoutNames(line: string, hidden: readonly string[]): string {
  const [, head, names] = /^(.* 353 .* :)(.*)$/.exec(line) ?? [];
  if (head === undefined || names === undefined) return line;
  const kept = names.split(' ').filter((name) => !hidden.includes(name.replace(/^[~&@%+]+/, '')));
  return head + kept.join(' ');
}

/** For each guest the room has only those of their own half in it. */
function halves(...parts: readonly (readonly string[])[]): Rule {
  return (passing) => {
    if (passing.way === 'to room') return [passing.line];
    const own = parts.find((part) => part.includes(passing.guest));
    const others = parts.filter((part) => part !== own).flat();
    if (others.some((nick) => isAbout(passing, nick))) return [];
    return [withoutNames(passing.line, others)];
  };
}

export const attacksOnPeople: readonly Attack[] = [
  {
    what: 'hides everybody from a newcomer, and lets them meet later',
    isOpen: true,
    guests: ['ana', 'bea'],
    ends: {
      dan: ['split', 'changed', 'well', 'told'],
      ana: ['well', 'split', 'told'],
      bea: ['well', 'split', 'told'],
    },
    run: async (scene) => {
      scene.adversary.rule = halves(['ana', 'bea'], ['dan']);
      const dan = scene.guest('dan');
      await dan.joins(lobby);
      await dan.isInside();
      scene.says('dan', 'is anybody here');
      scene.says('ana', 'nobody is missing');
    },
  },
  {
    what: 'keeps two halves apart while people come to both, and lets them meet',
    guests: ['ana', 'bea', 'cyd', 'dan'],
    ends: {
      ana: ['split', 'changed', 'well', 'told', 'waiting'], bea: ['split', 'changed', 'well', 'told', 'waiting'],
      cyd: ['split', 'changed', 'well', 'told', 'waiting'], dan: ['split', 'changed', 'well', 'told', 'waiting'],
      eve: ['split', 'changed', 'well', 'told', 'waiting'], flo: ['split', 'changed', 'well', 'told', 'waiting'],
    }, // prettier-ignore
    run: async (scene) => {
      scene.adversary.rule = halves(['ana', 'bea', 'eve'], ['cyd', 'dan', 'flo']);
      for (const nick of ['eve', 'flo']) {
        const guest = scene.guest(nick);
        await guest.joins(lobby);
        await guest.isInside();
      }
      await scene.tells('ana', 'to one half', 'bea', 'eve');
      await scene.tells('cyd', 'to the other half', 'dan', 'flo');
    },
  },
  {
    what: 'gives two halves different words of the same moment first',
    guests: ['ana', 'bea', 'cyd', 'dan'],
    ends: {
      ana: ['split', 'changed', 'well', 'told'], bea: ['split', 'changed', 'well', 'told'],
      cyd: ['split', 'changed', 'well', 'told'], dan: ['split', 'changed', 'well', 'told'],
      eve: ['split', 'changed', 'well', 'told'], flo: ['split', 'changed', 'well', 'told'],
    }, // prettier-ignore
    run: async (scene) => {
      scene.adversary.rule = halves(['ana', 'cyd', 'eve'], ['bea', 'dan', 'flo']);
      const newcomers = ['eve', 'flo'].map((nick) => scene.guest(nick));
      await Promise.all(newcomers.map((guest) => guest.joins(lobby)));
      await Promise.all(newcomers.map((guest) => guest.isInside()));
    },
  },
  {
    what: 'hides that somebody has left',
    ends: { ana: ['well', 'told'], bea: ['well', 'told'] },
    run: async (scene) => {
      scene.adversary.rule = ({ way, line }) =>
        way === 'to guest' && /:cyd!\S+ (QUIT|PART)/.test(line) ? [] : [line];
      scene.of('cyd').leaves();
      scene.guests.delete('cyd');
      await scene.tells('ana', 'cyd is away', 'bea');
    },
  },
  {
    what: 'says that somebody has left who has not',
    // Who is said to be away is not let in again.
    ends: { ana: ['well', 'told'], bea: ['well', 'told'], cyd: ['well', 'told', 'waiting'] },
    run: async (scene) => {
      for (const nick of ['ana', 'bea']) scene.adversary.tells(nick, ':cyd!u@h QUIT :gone');
      await scene.tells('ana', 'cyd is said to be away', 'bea');
    },
  },
  {
    what: 'says that a member has another name now, and goes on to say so',
    ends: { bea: ['told', 'changed'] },
    run: async (scene) => {
      scene.adversary.tells('bea', ':cyd!u@h NICK :ivo');
      scene.adversary.rule = ({ way, guest, line }) => [
        way === 'to guest' && guest === 'bea' ? line.replaceAll(':cyd!', ':ivo!') : line,
      ];
      // Texts on their way may bear an old name for so long.
      await pause(31_000);
      await scene.tells('cyd', 'this is cyd', 'ana');
    },
  },
  {
    what: 'exchanges the names of two members for a third',
    ends: { bea: ['told', 'changed'] },
    run: async (scene) => {
      scene.adversary.rule = ({ way, guest, line }) => {
        if (way !== 'to guest' || guest !== 'bea' || readChunkLine(line) === null) return [line];
        if (line.includes(':ana!')) return [fromAnother(line, 'cyd')];
        return [line.includes(':cyd!') ? fromAnother(line, 'ana') : line];
      };
      await scene.tells('ana', 'this is ana', 'cyd');
      await scene.tells('cyd', 'this is cyd', 'ana');
    },
  },
  {
    what: 'says that somebody is there who is not',
    ends: { ana: ['well'], bea: ['well'], cyd: ['well'] },
    run: async (scene) => {
      for (const nick of ['ana', 'bea', 'cyd'])
        scene.adversary.tells(nick, `:ghost!u@h JOIN ${lobby}`);
      await scene.agree('ana', 'bea', 'cyd');
      await scene.tells('ana', 'who is this', 'bea', 'cyd');
    },
  },
  {
    what: 'puts a guest out without a host’s word, and lets them in again',
    ends: { bea: ['well', 'told', 'waiting'] },
    run: async (scene) => {
      scene.adversary.tells('bea', `:ana!u@h KICK ${lobby} bea :out`);
      await until('bea to be outside', () => scene.of('bea').view.stage === 'outside');
      await scene.tells('ana', 'bea is said to be out', 'cyd');
      scene.of('bea').client(`JOIN ${lobby}`);
    },
  },
];
