// Writes tor's configuration: one onion service with three ports, and a SOCKS port for the uplink alone. Pure:
// text out of values.

import { Problem } from '../contract/host/problem.ts';
import { transportPrograms } from '../contract/host/transports.ts';
import type { Config } from '../config/config.ts';
import { sentence } from '../contract/sentences/sentence.ts';

// tor's own defaults for the queue of the proof of work (HiddenServicePoWQueueRate, …Burst).
const introductions = { perSecond: 250, burst: 2_500 };

export interface TorDirs {
  readonly data: string;
  /** Holds the service's key for the moment in which tor loads it. */
  readonly onion: string;
}

export function torDirs(config: Config): TorDirs {
  const { torState } = config.layout;
  return { data: `${torState}/data`, onion: `${torState}/onion` };
}

/** The torrc, for stdin (`-f -`). tor 0.4.8 or later: proof-of-work must be compiled in to be used. */
export function torrc(config: Config): string {
  const { layout, settings } = config;
  const dirs = torDirs(config);
  const bridges = bridgeLines(config);
  const lines = [
    `DataDirectory ${dirs.data}`,
    'ClientOnly 1',
    // The uplink's alone: it dials our own onion to see whether guests can.
    `SocksPort unix:${layout.sockets.torSocks} OnionTrafficOnly`,
    `ControlSocket ${layout.sockets.torControl}`,
    // The socket is where the uplink alone sees it: who reaches it may ask.
    'CookieAuthentication 0',
    'Log err stderr',
    'SafeLogging 1',
    'AvoidDiskWrites 1',
    'DisableDebuggerAttachment 1',
    // Transport plug-ins are programs that tor must start; without them it may start none.
    `NoExec ${bridges.some((line) => line.startsWith('ClientTransportPlugin')) ? 0 : 1}`,
    // tor raises less than 256 MB to 256 MB by itself.
    'MaxMemInQueues 256 MB',
    ...bridges,
    `HiddenServiceDir ${dirs.onion}`,
    'HiddenServiceVersion 3',
    `HiddenServicePort 80 unix:${layout.sockets.web}`,
    `HiddenServicePort 6667 unix:${layout.sockets.irc}`,
    `HiddenServicePort 22 unix:${layout.sockets.ssh}`,
    // The circuit stands in front of each stream, so that limits hit one guest and not all.
    'HiddenServiceExportCircuitID haproxy',
    // A page needs six streams at once; a guest with more than 20 is no guest.
    'HiddenServiceMaxStreams 20',
    'HiddenServiceMaxStreamsCloseCircuit 1',
    // A flood is the proof of work's to stop: it lets those who work for it through first. The limit at the
    // introduction points counts blindly and stands in front of it: at tor's own 25 a second a modest
    // flood would be all that comes through. So it is as high as the proof of work's queue is fast, and
    // bounds what this machine gets where tor was built without it.
    'HiddenServicePoWDefensesEnabled 1',
    `HiddenServicePoWQueueRate ${introductions.perSecond}`,
    `HiddenServicePoWQueueBurst ${introductions.burst}`,
    'HiddenServiceEnableIntroDoSDefense 1',
    `HiddenServiceEnableIntroDoSRatePerSec ${introductions.perSecond}`,
    `HiddenServiceEnableIntroDoSBurstPerSec ${introductions.burst}`,
  ];
  // Last, so that nothing above can be read as part of an operator's line.
  if (settings.torrc !== '') lines.push(settings.torrc.trimEnd());
  return `${lines.join('\n')}\n`;
}

function bridgeLines(config: Config): string[] {
  const { bridges } = config.settings;
  if (bridges.length === 0) return [];
  const wanted = new Set(bridges.flatMap((line) => /^[a-z]\w*(?=\s)/.exec(line)?.[0] ?? []));
  const plugins = [...wanted].map((name) => {
    const path = config.programs.transports[name];
    if (path === undefined) {
      throw new Problem(sentence('bridges.needProgram', { name }), {
        hint: sentence('bridges.installOneOf', {
          programs: transportPrograms[name]?.join(', ') ?? name,
        }),
      });
    }
    return `ClientTransportPlugin ${name} exec ${path}`;
  });
  return ['UseBridges 1', ...plugins, ...bridges.map((line) => `Bridge ${line}`)];
}
