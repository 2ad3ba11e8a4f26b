// The questions that this program asks of Docker's engine. Only this file and image-api.ts use dockerode, and
// they return no type of it.

import { once } from 'node:events';
import { Duplex, PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import Dockerode from 'dockerode';
import type { EngineFacts } from '../shared/engine.ts';
import {
  decodeChanges,
  decodeExitCode,
  decodeFacts,
  decodeInspected,
  decodeIsPodman,
  decodeIsTmpfs,
  decodeVolumes,
} from './answers.ts';
import {
  answer,
  asked,
  decodedAs,
  ifThere,
  unlessInTheWay,
  wordsOf,
  EngineProblem,
} from './asked.ts';
import type { ContainerBody, NetworkBody, VolumeBody } from './hardening.ts';
import { imageApi } from './image-api.ts';
import { sentence, type Text } from '../../../../server/contract/sentences/sentence.ts';

/** An entry in a list of containers, networks or volumes. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdMs: number;
  /** Of containers, as `created`, `running`, `exited`; empty for the others. */
  readonly state: string;
}

export interface SeenContainer {
  /** Empty: the engine keeps no log file of it. */
  readonly logPath: string;
  readonly logDriver: string;
  /** Volumes and binds, as `type destination`; a tmpfs is none, nor is a volume that is one. */
  readonly mounts: readonly string[];
  /** Names of volumes, anonymous ones included. */
  readonly volumes: readonly string[];
  readonly running: boolean;
}

export interface Attached {
  /** The container's stdin; its end is the container's end of input. */
  readonly input: Duplex;
  readonly output: Readable;
  readonly errors: Readable;
}

export type DockerApi = ReturnType<typeof dockerApi>;

/** An engine that does not answer in this time hangs. Builds and waits have no limit. */
const answerLimitMs = 10_000;

/** @param socketPath of a local engine; nothing is asked yet. Every answer throws {Problem} where it fails. */
export function dockerApi(socketPath: string) {
  const patient = new Dockerode({ socketPath });
  const docker = new Dockerode({ socketPath, timeout: answerLimitMs });

  return {
    socketPath,

    async facts(): Promise<EngineFacts> {
      return answer('its state', docker.info(), decodeFacts);
    },

    ...imageApi(docker, patient),

    async createNetwork(body: NetworkBody): Promise<string> {
      return (await asked('create network', docker.createNetwork(body))).id;
    },

    async removeNetwork(id: string): Promise<void> {
      await ifThere('remove network', docker.getNetwork(id).remove());
    },

    async networkIsThere(id: string): Promise<boolean> {
      return (await ifThere('network', docker.getNetwork(id).inspect())) !== null;
    },

    async createVolume(body: VolumeBody): Promise<void> {
      await asked('create volume', docker.createVolume(body));
    },

    async removeVolume(name: string): Promise<void> {
      await ifThere('remove volume', docker.getVolume(name).remove());
    },

    async volumeIsThere(name: string): Promise<boolean> {
      return (await ifThere('volume', docker.getVolume(name).inspect())) !== null;
    },

    async createContainer(body: ContainerBody): Promise<string> {
      return (await asked('create container', docker.createContainer(body))).id;
    },

    /** To be called before the start, so that no output is missed. */
    async attach(id: string): Promise<Attached> {
      const options = { stream: true, stdin: true, stdout: true, stderr: true, hijack: true };
      const input = await asked('attach', patient.getContainer(id).attach(options));
      if (!(input instanceof Duplex)) throw new EngineProblem('attach: no way in');
      const [output, errors] = [new PassThrough(), new PassThrough()];
      patient.modem.demuxStream(input, output, errors);
      input.once('close', () => {
        output.end();
        errors.end();
      });
      return { input, output, errors };
    },

    async start(id: string): Promise<void> {
      await asked('start', docker.getContainer(id).start());
    },

    /** Resolves when the container is removed. @returns its exit code; null: it was gone already. */
    async untilRemoved(id: string): Promise<number | null> {
      const wait: Promise<unknown> = patient.getContainer(id).wait({ condition: 'removed' });
      const ended = await ifThere('wait', wait);
      return ended === null ? null : decodeExitCode(ended);
    },

    async inspect(id: string): Promise<SeenContainer | null> {
      const seen: unknown = await ifThere('inspect', docker.getContainer(id).inspect());
      if (seen === null) return null;
      const { mounts: all, ...state } = decodedAs('inspect', seen, decodeInspected);
      const mounts = all.filter(({ Type }) => Type !== 'tmpfs');
      const inMemory = await Promise.all(mounts.map(({ Name }) => isVolumeInMemory(docker, Name)));
      const onDisk = mounts.filter((_, at) => inMemory[at] !== true);
      return {
        ...state,
        mounts: onDisk.map(({ Type, Destination }) => `${Type} ${Destination}`),
        volumes: mounts.flatMap(({ Name }) => (Name === '' ? [] : [Name])),
      };
    },

    /** Paths that differ from the image's. */
    async layerChanges(id: string): Promise<readonly string[]> {
      return answer('diff', docker.getContainer(id).changes(), decodeChanges);
    },

    /** SIGKILL; one that has ended is left alone. */
    async kill(id: string): Promise<void> {
      const killed: Promise<unknown> = docker.getContainer(id).kill();
      await ifThere('kill', unlessInTheWay(killed));
    },

    /** With its anonymous volumes, running or not. */
    async removeContainer(id: string): Promise<void> {
      const removed: Promise<unknown> = docker.getContainer(id).remove({ force: true, v: true });
      // Its own removal may be under way.
      await ifThere('remove container', unlessInTheWay(removed));
    },

    async containersWith(label: string): Promise<Listed[]> {
      const filters = { label: [label] };
      const found = await asked('list', docker.listContainers({ all: true, filters }));
      // Where a removal and the engine's fall have crossed, its list may go on naming a container that
      // nothing is left of, without its name, until its next start.
      const there = await Promise.all(
        found.map(
          async ({ Id, Names }) =>
            Names.length > 0 ||
            (await ifThere('inspect', docker.getContainer(Id).inspect())) !== null,
        ),
      );
      return found
        .filter((_, at) => there[at])
        .map((each) => ({
          id: each.Id,
          name: (each.Names[0] ?? each.Id).replace(/^\//, ''),
          labels: each.Labels,
          createdMs: each.Created * 1000,
          state: each.State,
        }));
    },

    async networksWith(label: string): Promise<Listed[]> {
      const found = await asked('networks', docker.listNetworks({ filters: { label: [label] } }));
      return found.map((each) => ({
        id: each.Id,
        name: each.Name,
        labels: each.Labels ?? {},
        createdMs: Date.parse(each.Created),
        state: '',
      }));
    },

    async volumesWith(label: string): Promise<Listed[]> {
      const filters = { label: [label] };
      const found = await answer('volumes', docker.listVolumes({ filters }), decodeVolumes);
      return found.map(({ Name, Labels, CreatedAt }) => ({
        id: Name,
        name: Name,
        labels: Labels ?? {},
        createdMs: Date.parse(CreatedAt),
        state: '',
      }));
    },

    /** Runs a command inside. Docker keeps neither its output nor its input. */
    async exec(
      id: string,
      command: readonly string[],
      input: string,
    ): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
      const body = { AttachStdin: true, AttachStdout: true, AttachStderr: true };
      const made = docker.getContainer(id).exec({ ...body, Cmd: [...command] });
      const exec = await asked('exec', made);
      const stream = await asked('exec', exec.start({ hijack: true, stdin: true }));
      const [out, err] = [new PassThrough(), new PassThrough()];
      patient.modem.demuxStream(stream, out, err);
      const said = Promise.all([text(out), text(err)]);
      stream.end(input);
      await once(stream, 'close');
      out.end();
      err.end();
      const [outText, errText] = await said;
      const { ExitCode } = await asked('exec', exec.inspect());
      return { code: ExitCode, out: outText, err: errText };
    },
  };
}

/** @param name empty: it is no volume. */
async function isVolumeInMemory(docker: Dockerode, name: string): Promise<boolean> {
  if (name === '') return false;
  const seen: unknown = await ifThere('volume', docker.getVolume(name).inspect());
  return seen !== null && decodeIsTmpfs(seen);
}

/** @returns true if a Docker engine answers at the socket; else a sentence that says why not. */
export async function engineAnswers(socketPath: string): Promise<true | Text> {
  try {
    const docker = new Dockerode({ socketPath, timeout: answerLimitMs });
    await docker.ping();
    return decodeIsPodman(await docker.version())
      ? sentence('docker.isPodman', { socketPath })
      : true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return sentence('docker.noSocket', { socketPath });
    if (code === 'EACCES') return sentence('docker.userNotLetIn', { socketPath });
    if (code === 'ECONNREFUSED') return sentence('docker.notRunning', { socketPath });
    return sentence('docker.noAnswer', { socketPath, error: wordsOf(error) });
  }
}
