// What one appliance is made from: settings, the map of its files, and the daemons' programs.

import { DecodeError } from '../contract/base/decode.ts';
import { decodeOrders, type Orders, type Programs } from '../contract/host/orders.ts';
import { Problem } from '../contract/host/problem.ts';
import { parseSettings, type Settings } from '../contract/host/settings.ts';
import { textsFromVariables } from '../contract/host/setting-variables.ts';
import { makeLayout, type Layout } from './layout.ts';
import { sentence } from '../contract/sentences/sentence.ts';

export interface Config {
  readonly settings: Settings;
  readonly layout: Layout;
  readonly programs: Programs;
  /** Where sshd, the page and the IRC door listen: loopback, or every address of a container of their own. */
  readonly listenHost: string;
  /** Whether the host program can read the supervisor's files. */
  readonly byFile: boolean;
}

/**
 * Reads the host program's orders.
 * @throws {Problem} that names every wrong setting at once; never a value that is secret.
 */
export function parseOrders(line: string): Config {
  const { variables, byFile, programs, run, web, separateUsers, listenHost } = ordersIn(line);
  return {
    settings: parseSettings(textsFromVariables(variables)),
    layout: makeLayout({ run, web, separate: separateUsers }),
    programs,
    listenHost,
    byFile,
  };
}

function ordersIn(line: string): Orders {
  try {
    return decodeOrders(JSON.parse(line));
  } catch (error) {
    if (error instanceof DecodeError)
      throw new Problem(sentence('orders.wrongField', { path: error.path, fault: error.fault }));
    // No cause: a JSON error quotes the line, which holds secrets.
    throw new Problem(sentence('orders.notJson'));
  }
}
