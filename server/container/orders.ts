// Makes a container's orders from its own variables, as its programs and paths are the image's. For the bare
// engine the host program writes the whole orders.

import {
  decodeContainerOrders,
  encodeOrders,
  type ContainerOrders,
  type Programs,
} from '../contract/host/orders.ts';
import { roomDir } from '../contract/host/places.ts';
import { Problem } from '../contract/host/problem.ts';
import { secretSettings, settingSpecs } from '../contract/host/settings.ts';
import { lines, sentence } from '../contract/sentences/sentence.ts';

/** Debian's places, which docker/rootfs/assemble.sh keeps. */
const programs: Programs = {
  tor: { path: '/usr/bin/tor', libraryPath: null },
  ngircd: { path: '/usr/sbin/ngircd', libraryPath: null },
  sshd: { path: '/usr/sbin/sshd', libraryPath: null },
  // A transport starts programs of its own and looks names up; the image has none.
  transports: {},
};

/** With "stdin" the orders come on stdin as one line, and the room ends when stdin closes. */
export function ordersComeByStdin(env: NodeJS.ProcessEnv): boolean {
  return env['MAYFLY_ORDERS'] === 'stdin';
}

/**
 * Orders as `parseOrders` reads them.
 * @param line `{"variables":{…}}`, whose variables win over those of the environment; null: no such line.
 * @throws {Problem} if a secret stands in the environment, as Docker keeps that on its disk; or if the tor of the
 *   machine is to be used.
 */
export function containerOrders(env: NodeJS.ProcessEnv, line: string | null): string {
  const given = line === null ? { variables: {}, byFile: false } : ordersIn(line);
  const variables = { ...ownVariables(env), ...given.variables };
  // Its network is another than the machine's, and so are its files.
  if (variables[settingSpecs.torControl.variable] !== undefined)
    throw new Problem(sentence('torControl.notInContainer'));
  return encodeOrders({
    variables,
    byFile: given.byFile,
    programs,
    run: roomDir,
    web: '/opt/mayfly/web',
    separateUsers: true,
    // The ports that are published arrive at the container's own address.
    listenHost: '0.0.0.0',
  });
}

function ownVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  const found: Record<string, string> = {};
  const kept: string[] = [];
  for (const [key, { variable }] of Object.entries(settingSpecs)) {
    const text = env[variable];
    if (text === undefined || text === '') continue;
    found[variable] = text;
    // "none" is no secret: it says that there is none.
    if (secretSettings.has(key) && text !== 'none') kept.push(variable);
  }
  if (kept.length === 0) return found;
  throw new Problem(
    lines(kept.map((variable) => sentence('container.secretInEnvironment', { variable }))),
    { hint: sentence('container.giveOnStdin') },
  );
}

function ordersIn(line: string): ContainerOrders {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    // No cause: a JSON error quotes the line, which holds secrets.
    throw new Problem(sentence('container.stdinNotJson'));
  }
  try {
    return decodeContainerOrders(given);
  } catch (cause) {
    throw new Problem(sentence('container.stdinNoVariables'), { cause });
  }
}
