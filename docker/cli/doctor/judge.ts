// What is wrong with a machine for a room: each finding says what, why it matters, and what mends it.
// Pure: facts in, findings out.

import type { EngineName } from '../engines/index.ts';
import type { MachineFacts } from './facts.ts';

export interface Finding {
  /** `breaks`: a promise does not hold here, and --strict refuses. `weakens`: one layer of several is missing. */
  readonly level: 'breaks' | 'weakens';
  readonly what: string;
  readonly why: string;
  /** A command that mends it; null: none does. */
  readonly mend: string | null;
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
  const what = `swap on a disk: ${onDisk.join(', ')}`;
  const mend = 'sudo swapoff -a';
  const limited = typeof docker !== 'string' && docker.swapLimit;
  if ((engine === 'docker' && limited) || engine === 'volatile') {
    const why =
      'the room itself is kept out of it, but this program shows the passphrase, and its pages are not';
    return { level: 'weakens', what, why, mend };
  }
  const why = isBefore(kernel, noswapKernel)
    ? 'pages of the room, and of its files, may be written there and stay after the end'
    : 'pages of the room may be written there and stay after the end';
  return { level: 'breaks', what, why, mend };
};

const hibernation: Judge = ({ canHibernate }) =>
  canHibernate
    ? {
        level: 'breaks',
        what: 'this machine can hibernate',
        why: 'hibernation writes all memory, the room in it, to a disk',
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
    what: `the kernel hands core dumps to ${program}`,
    why: heeds
      ? 'it writes no core of a room, but that a part crashed goes into the journal'
      : 'should a part of the room crash, its memory may be written to a disk',
    mend: 'sudo sysctl -w kernel.core_pattern=core',
  };
};

const freedMemory: Judge = ({ initOnFree }) =>
  initOnFree === false
    ? {
        level: 'weakens',
        what: 'init_on_free is off',
        why: 'freed memory keeps what was said until another program gets it',
        mend: "sudo sed -i 's/^GRUB_CMDLINE_LINUX=\"/&init_on_free=1 /' /etc/default/grub && sudo update-grub && sudo reboot",
      }
    : null;

const seccomp: Judge = ({ seccomp: has, engine: docker }, engine) => {
  if (engine !== 'docker' || typeof docker === 'string') return null;
  if (has && docker.securityOptions.some((option) => option.startsWith('name=seccomp')))
    return null;
  return {
    level: 'breaks',
    what: 'the engine has no seccomp',
    why: 'the room’s programs could make every system call, and the engine refuses our profile',
    mend: null,
  };
};

const noFilter: Judge = (_facts, engine) =>
  engine === 'bare'
    ? {
        level: 'weakens',
        what: 'the bare engine has no system-call filter',
        why: 'an exploit in a part of the room meets the whole kernel; a container (--engine docker or volatile) leaves it few calls',
        mend: null,
      }
    : null;

const appArmor: Judge = ({ appArmor: has, platform }) =>
  has || platform !== 'linux'
    ? null
    : {
        level: 'weakens',
        what: 'AppArmor is not on',
        why: 'one of the layers around the room is missing; the others hold',
        mend: null,
      };

const remap: Judge = ({ engine: docker }, engine) => {
  if (engine !== 'docker' || typeof docker === 'string') return null;
  const isApart = docker.securityOptions.some((option) => /^name=(userns|rootless)/.test(option));
  if (isApart) return null;
  return {
    level: 'weakens',
    what: 'userns-remap is off',
    why: 'root in the container is this machine’s root, held by capabilities, seccomp and namespaces',
    mend: 'add "userns-remap": "default" to /etc/docker/daemon.json, then: sudo systemctl restart docker',
  };
};

/** Rootless engines may limit what their user was given: nothing with cgroups 1, memory and processes with 2. */
const limits: Judge = ({ engine: docker }, engine) => {
  if (engine !== 'docker' || typeof docker === 'string') return null;
  const missing = Object.entries(docker.limits).flatMap(([what, has]) => (has ? [] : [what]));
  if (missing.length === 0) return null;
  const mend =
    docker.cgroupVersion === '1'
      ? "sudo sed -i 's/^GRUB_CMDLINE_LINUX=\"/&systemd.unified_cgroup_hierarchy=1 /' /etc/default/grub && sudo update-grub && sudo reboot"
      : "sudo mkdir -p /etc/systemd/system/user@.service.d && printf '[Service]\\nDelegate=cpu cpuset io memory pids\\n' | sudo tee /etc/systemd/system/user@.service.d/delegate.conf && sudo systemctl daemon-reload, then log in again";
  return {
    level: 'weakens',
    what: `the engine cannot limit ${missing.join(', ')}`,
    why: 'a guest who keeps the room busy can then use up what this machine has of it',
    mend,
  };
};

/** A rootless engine publishes by a program that listens on 127.0.0.1: nothing is routed to it. */
function lanReachesLoopback(docker: Exclude<MachineFacts['engine'], string>): boolean {
  const isRootless = docker.securityOptions.some((option) => option.startsWith('name=rootless'));
  return !isRootless && isBefore(docker.version, loopbackEngine);
}

const engineVersion: Judge = ({ engine: docker }, engine) => {
  if (engine !== 'docker' || typeof docker === 'string') return null;
  const isUntried = isBefore(docker.version, oldestEngine);
  if (!isUntried && !lanReachesLoopback(docker)) return null;
  return {
    level: 'weakens',
    what: `Docker's engine is ${docker.version}`,
    why: isUntried
      ? `nothing before ${oldestEngine.join('.')} was tried`
      : `before ${loopbackEngine[0]}, other machines of the local network can reach ports that are published on 127.0.0.1, such as the room’s page`,
    mend: isUntried
      ? 'sudo apt-get install --only-upgrade docker.io'
      : 'sudo iptables -t raw -I PREROUTING ! -i lo -d 127.0.0.0/8 -j DROP',
  };
};

const clock: Judge = ({ clock: { synchronized, beforeSources } }) => {
  const mend = 'sudo timedatectl set-ntp true';
  const why = 'tor finds no relays with a clock that is hours off, so that no onion appears';
  if (beforeSources) {
    return { level: 'breaks', what: 'the clock stands before these sources were made', why, mend };
  }
  if (synchronized !== false) return null;
  return { level: 'weakens', what: 'nobody sets this machine’s clock', why, mend };
};

const memory: Judge = ({ availableMib }) =>
  availableMib >= neededMib
    ? null
    : {
        level: 'weakens',
        what: `${availableMib} MiB of memory are free`,
        why: `a room wants ${neededMib} MiB; with less the kernel may end it`,
        mend: null,
      };

const ports: Judge = ({ portsTaken }) =>
  portsTaken.length === 0
    ? null
    : {
        level: 'breaks',
        what: `port ${portsTaken.join(', ')} is taken on 127.0.0.1`,
        why: 'a door cannot open there',
        mend: 'mayfly up --web-port 8081 --ssh-port 2223',
      };

const judges: readonly Judge[] = [
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
export function unknowns(facts: MachineFacts): string[] {
  return [
    ...(facts.clock.synchronized === null
      ? ['whether the clock is right: nobody here tells, and no network is asked']
      : []),
    ...(facts.initOnFree === null
      ? ['init_on_free: the kernel’s configuration is not readable']
      : []),
    ...(facts.corePattern === null
      ? ['where core dumps go: the engine has a kernel of its own']
      : []),
    ...(typeof facts.engine === 'string' ? [`Docker: ${facts.engine}`] : []),
  ];
}
