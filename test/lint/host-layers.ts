// Who may import whom in the host program.

import {
  contract,
  torControl,
  node,
  withPackages,
  sealed,
  pageParts,
  type Layer,
} from './layer-kit.ts';

const cli = 'docker/cli';
const engines = `${cli}/engines`;

/** `docker/cli/host` reads facts of the machine: everybody above may ask it. */
const facts = [contract, `${cli}/host`];
/** What every engine is made of. */
const parts = [...facts, `${engines}/shared`, `${cli}/terminal`];
/** The list of engines, and what asks them all: nobody outside imports one engine. */
const anyEngine = `${engines}/.`;

export const hostProgram: readonly Layer[] = [
  ...withPackages(node, [], {
    [cli]: [cli, contract, `${sealed}/seal`],
    [`${cli}/host`]: [contract, torControl],
    // Of the engines only their names: --help loads none.
    [`${cli}/command-line`]: [...facts, `${cli}/terminal`, `${engines}/shared`],
    [`${cli}/manual`]: [contract, `${cli}/host`, `${cli}/command-line`],
    // On the host, and inside a container: it must load no engine.
    [`${cli}/access`]: [
      ...facts,
      `${engines}/shared`,
      ...['terminal', 'command-line'].map((name) => `${cli}/${name}`),
    ],
    [`${cli}/doctor`]: [...facts, anyEngine],
    // Overwrites free memory after the end of a room.
    [`${cli}/wipe`]: [...facts, `${cli}/terminal`],
    [`${cli}/commands`]: [
      ...facts,
      anyEngine,
      ...['terminal', 'command-line', 'doctor', 'access', 'seal', 'wipe'].map(
        (name) => `${cli}/${name}`,
      ),
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
    'docker/release': [
      contract,
      `${engines}/container`,
      ...['bundle', 'host', 'prepare'].map((name) => `${cli}/${name}`),
    ],
  }),
  {
    folder: `${cli}/prepare`,
    // early.js is made from the command line's sources, and runs before packages are there.
    may: [...facts, `${cli}/command-line`, pageParts],
    packages: [...node, 'vite'],
  },
  {
    folder: `${cli}/bundle`,
    may: [...facts, ...['terminal', 'command-line', 'prepare'].map((name) => `${cli}/${name}`)],
    packages: [...node, 'tar-stream'],
  },
  // What a package has in place of some files of prepare.
  { folder: `${cli}/prepare/in-package`, may: [`${cli}/host`, `${cli}/prepare`] },
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
