// What is wrong with a machine for a room: each finding says what, why it matters, and what mends it.
// Pure: facts in, findings out.

import type { EngineName } from '../engines/index.ts';
import type { MachineFacts } from './facts.ts';
import { lostWith } from '../host/tor-facts.ts';
import {
  inARow,
  isText,
  sentence,
  type Text,
} from '../../../server/contract/sentences/sentence.ts';

export interface Finding {
  /** `breaks`: a promise does not hold here, and --strict refuses. `weakens`: one layer of several is missing. */
  readonly level: 'breaks' | 'weakens';
  readonly what: Text;
  readonly why: Text;
  /** A command that mends it; null: none does. */
  readonly mend: Text | null;
}

type Judge = (facts: MachineFacts, engine: EngineName) => Finding | null;

/** Idle a room takes some 100 MB, its browser page and image none. */
const neededMib = 400;
/** The oldest that the container tests have run with: API 1.41, `defaultErrnoRet` in seccomp profiles. */
const oldestEngine = [20, 10] as const;
/** Its release notes: from this version on, nobody outside can route to a port published on 127.0.0.1. */
const loopbackEngine = [28, 0] as const;
/** tmpfs(5): the mount option noswap. */
const noswapKernel = [6, 4] as const;

function isBefore(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return a < major || (a === major && b < minor);
}

const swap: Judge = ({ swaps, engine: docker, kernel }, engine) => {
  const onDisk = swaps.filter(({ place }) => place === 'disk').map(({ name }) => name);
  if (onDisk.length === 0) return null;
  const what = sentence('doctor.swapOnDisk', { names: onDisk.join(', ') });
  const mend = 'sudo swapoff -a';
  const limited = !isText(docker) && docker.swapLimit;
  if ((engine === 'docker' && limited) || engine === 'volatile') {
    const why = sentence('doctor.swapThisProgram');
    return { level: 'weakens', what, why, mend };
  }
  const why = isBefore(kernel, noswapKernel)
    ? sentence('doctor.swapRoomAndFiles')
    : sentence('doctor.swapRoom');
  return { level: 'breaks', what, why, mend };
};

const hibernation: Judge = ({ canHibernate }) =>
  canHibernate
    ? {
        level: 'breaks',
        what: sentence('doctor.hibernates'),
        why: sentence('doctor.hibernatesWhy'),
        mend: 'sudo systemctl mask hibernate.target hybrid-sleep.target suspend-then-hibernate.target',
      }
    : null;

/** core(5): the limit of 0, which every process of a room has, holds for files but not for programs. */
const coreDumps: Judge = ({ corePattern }) => {
  if (corePattern === null || !corePattern.startsWith('|')) return null;
  const program = corePattern.slice(1).split(' ')[0] ?? '';
  // systemd-coredump(8) heeds the limit by itself, and logs who crashed.
  const heeds = program.endsWith('/systemd-coredump');
  return {
    level: heeds ? 'weakens' : 'breaks',
    what: sentence('doctor.coreDumps', { program }),
    why: heeds ? sentence('doctor.coreDumpsJournal') : sentence('doctor.coreDumpsDisk'),
    mend: 'sudo sysctl -w kernel.core_pattern=core',
  };
};

const freedMemory: Judge = ({ initOnFree }) =>
  initOnFree === false
    ? {
        level: 'breaks',
        what: sentence('doctor.initOnFree'),
        why: sentence('doctor.initOnFreeWhy'),
        mend: "sudo sed -i 's/^GRUB_CMDLINE_LINUX=\"/&init_on_free=1 /' /etc/default/grub && sudo update-grub && sudo reboot",
      }
    : null;

const seccomp: Judge = ({ seccomp: has, engine: docker }, engine) => {
  if (engine !== 'docker' || isText(docker)) return null;
  if (has && docker.securityOptions.some((option) => option.startsWith('name=seccomp')))
    return null;
  return {
    level: 'breaks',
    what: sentence('doctor.noSeccomp'),
    why: sentence('doctor.noSeccompWhy'),
    mend: null,
  };
};

const noFilter: Judge = (_facts, engine) =>
  engine === 'bare'
    ? {
        level: 'weakens',
        what: sentence('doctor.bareNoFilter'),
        why: sentence('doctor.bareNoFilterWhy'),
        mend: null,
      }
    : null;

const appArmor: Judge = ({ appArmor: has, platform }) =>
  has || platform !== 'linux'
    ? null
    : {
        level: 'weakens',
        what: sentence('doctor.noAppArmor'),
        why: sentence('doctor.noAppArmorWhy'),
        mend: null,
      };

const remap: Judge = ({ engine: docker }, engine) => {
  if (engine !== 'docker' || isText(docker)) return null;
  const isApart = docker.securityOptions.some((option) => /^name=(userns|rootless)/.test(option));
  if (isApart) return null;
  return {
    level: 'weakens',
    what: sentence('doctor.noUserns'),
    why: sentence('doctor.noUsernsWhy'),
    mend: sentence('doctor.noUsernsMend'),
  };
};

/** Rootless engines may limit what their user was given: nothing with cgroups 1, memory and processes with 2. */
const limits: Judge = ({ engine: docker }, engine) => {
  if (engine !== 'docker' || isText(docker)) return null;
  const missing = Object.entries(docker.limits).flatMap(([what, has]) => (has ? [] : [what]));
  if (missing.length === 0) return null;
  const mend =
    docker.cgroupVersion === '1'
      ? "sudo sed -i 's/^GRUB_CMDLINE_LINUX=\"/&systemd.unified_cgroup_hierarchy=1 /' /etc/default/grub && sudo update-grub && sudo reboot"
      : "sudo mkdir -p /etc/systemd/system/user@.service.d && printf '[Service]\\nDelegate=cpu cpuset io memory pids\\n' | sudo tee /etc/systemd/system/user@.service.d/delegate.conf && sudo systemctl daemon-reload, then log in again";
  return {
    level: 'weakens',
    what: sentence('doctor.noLimit', { what: missing.join(', ') }),
    why: sentence('doctor.noLimitWhy'),
    mend,
  };
};

/** A rootless engine publishes by a program that listens on 127.0.0.1: nothing is routed to it. */
function lanReachesLoopback(docker: Exclude<MachineFacts['engine'], Text>): boolean {
  const isRootless = docker.securityOptions.some((option) => option.startsWith('name=rootless'));
  return !isRootless && isBefore(docker.version, loopbackEngine);
}

const engineVersion: Judge = ({ engine: docker }, engine) => {
  if (engine !== 'docker' || isText(docker)) return null;
  const isUntried = isBefore(docker.version, oldestEngine);
  if (!isUntried && !lanReachesLoopback(docker)) return null;
  return {
    level: 'weakens',
    what: sentence('doctor.dockerVersion', { version: docker.version }),
    why: isUntried
      ? sentence('doctor.dockerUntried', { version: oldestEngine.join('.') })
      : sentence('doctor.dockerPortsOpen', { version: loopbackEngine[0] }),
    mend: isUntried
      ? 'sudo apt-get install --only-upgrade docker.io'
      : 'sudo iptables -t raw -I PREROUTING ! -i lo -d 127.0.0.0/8 -j DROP',
  };
};

const clock: Judge = ({ clock: { synchronized, beforeSources } }) => {
  const mend = 'sudo timedatectl set-ntp true';
  const why = sentence('doctor.clockWhy');
  if (beforeSources) {
    return { level: 'breaks', what: sentence('doctor.clockBehind'), why, mend };
  }
  if (synchronized !== false) return null;
  return { level: 'weakens', what: sentence('doctor.clockUnset'), why, mend };
};

const memory: Judge = ({ availableMib }) =>
  availableMib >= neededMib
    ? null
    : {
        level: 'weakens',
        what: sentence('doctor.memoryFree', { size: availableMib }),
        why: sentence('doctor.memoryWanted', { size: neededMib }),
        mend: null,
      };

const ports: Judge = ({ portsTaken }) =>
  portsTaken.length === 0
    ? null
    : {
        level: 'breaks',
        what: sentence('doctor.portTaken', { ports: portsTaken.join(', ') }),
        why: sentence('doctor.portTakenWhy'),
        mend: 'mayfly up --web-port 8081 --ssh-port 2223',
      };

const borrowedTor: Judge = ({ borrowedTor: tor }) => {
  if (tor === null) return null;
  const what = sentence('doctor.torControl');
  return isText(tor)
    ? { level: 'breaks', what, why: tor, mend: null }
    : { level: 'weakens', what, why: inARow(lostWith(tor), '; '), mend: null };
};

const judges: readonly Judge[] = [
  borrowedTor,
  swap,
  hibernation,
  coreDumps,
  seccomp,
  noFilter,
  ports,
  clock,
  memory,
  remap,
  limits,
  appArmor,
  freedMemory,
  engineVersion,
];

/** @returns what breaks a promise first. */
export function judgeMachine(facts: MachineFacts, engine: EngineName): Finding[] {
  const findings = judges
    .map((judge) => judge(facts, engine))
    .filter((finding) => finding !== null);
  return findings.toSorted((a, b) => Number(b.level === 'breaks') - Number(a.level === 'breaks'));
}

/** What could not be known, as sentences: it counts as no finding, and as no proof either. */
export function unknowns(facts: MachineFacts): Text[] {
  return [
    ...(facts.clock.synchronized === null ? [sentence('doctor.unknownClock')] : []),
    ...(facts.initOnFree === null ? [sentence('doctor.unknownInitOnFree')] : []),
    ...(facts.corePattern === null ? [sentence('doctor.unknownCoreDumps')] : []),
    ...(isText(facts.engine) ? [sentence('doctor.unknownDocker', { why: facts.engine })] : []),
  ];
}
