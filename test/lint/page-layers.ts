// Who may import whom in the page. The view is on top.

import { contract, sealed, type Layer } from './layer-kit.ts';

const web = 'web/src';

const base = `${contract}/base`;
const room = `${contract}/room`;
const words = `${contract}/words`;
const invitation = `${contract}/invitation`;
const host = `${contract}/host`;
const rooms = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `${web}/${name}`);
const signals = '@preact/signals';

/** The view is on top, and nothing but the composition root imports it. */
export const page: readonly Layer[] = [
  { folder: `${web}/text`, may: [room] },
  {
    folder: `${web}/irc`,
    may: [room],
    packages: ['irc-framework/**'],
    types: [`${sealed}/lines`],
  },
  // Loaded in sealed rooms only.
  {
    folder: `${web}/sealed`,
    may: [base, room, words, invitation, sealed, ...rooms('irc')],
    packages: [signals],
  },
  {
    folder: `${web}/room`,
    may: [room, words, host],
    types: [`${sealed}/lines`, `${sealed}/group`],
  },
  { folder: `${web}/talk`, may: [room, words, ...rooms('text', 'room')], packages: [signals] },
  {
    folder: `${web}/session`,
    may: [base, room, words, host, ...rooms('text', 'irc', 'room', 'talk')],
    packages: [signals],
  },
  { folder: `${web}/keep`, may: [base, room, ...rooms('room', 'session')] },
  {
    folder: `${web}/browser`,
    may: [room, invitation, ...rooms('room', 'session', 'keep')],
    packages: [signals],
  },
  {
    folder: `${web}/view`,
    may: [
      room,
      words,
      invitation,
      host,
      ...rooms('text', 'irc', 'room', 'talk', 'session', 'browser'),
    ],
    packages: ['preact', 'preact/hooks', signals],
  },
  // Loaded in sealed rooms only, too.
  {
    folder: `${web}/view/sealed`,
    may: [room, words, invitation, host, sealed, ...rooms('sealed', 'view')],
    packages: ['preact/hooks'],
  },
  {
    folder: web,
    may: [room, sealed, ...rooms('irc', 'sealed', 'session', 'browser', 'view')],
    packages: ['preact', signals],
  },
];
