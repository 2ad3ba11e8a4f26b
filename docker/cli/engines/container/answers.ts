// The parts of Docker's answers that this program reads, decoded. docs.docker.com/reference/api/engine

import {
  array,
  boolean,
  field,
  lenient,
  nullable,
  object,
  record,
  string,
  wholeNumber,
  type Decoder,
} from '../../../../server/contract/base/decode.ts';
import type { EngineFacts } from '../shared/engine.ts';

const flag = lenient(boolean, false);
const word = lenient(string, 'unknown');

/** `GET /info`. */
export const decodeFacts: Decoder<EngineFacts> = (info) => ({
  version: field('ServerVersion', word)(info),
  storageDriver: field('Driver', word)(info),
  logDriver: field('LoggingDriver', word)(info),
  securityOptions: field('SecurityOptions', lenient(array(string), []))(info),
  cgroupVersion: field('CgroupVersion', lenient(string, '1'))(info),
  swapLimit: field('SwapLimit', flag)(info),
  limits: {
    memory: field('MemoryLimit', flag)(info),
    processes: field('PidsLimit', flag)(info),
    cpus: field('CpuCfsQuota', flag)(info),
  },
});

export interface Mount {
  /** `bind`, `volume`, `tmpfs`, … */
  readonly Type: string;
  readonly Destination: string;
  /** Of a volume; empty for the others. */
  readonly Name: string;
}

export interface Inspected {
  readonly logPath: string;
  readonly logDriver: string;
  readonly mounts: readonly Mount[];
  readonly running: boolean;
}

const decodeMount = object<Mount>({ Type: string, Destination: string, Name: lenient(string, '') });
const logDriver = field('HostConfig', field('LogConfig', field('Type', string)));

/** `GET /containers/ID/json`. A mount that cannot be read is an error: the residue report must not miss one. */
export const decodeInspected: Decoder<Inspected> = (seen) => ({
  logPath: field('LogPath', lenient(string, ''))(seen),
  logDriver: lenient(logDriver, '')(seen),
  mounts: field('Mounts', nullable(array(decodeMount)))(seen) ?? [],
  running: lenient(field('State', field('Running', boolean)), false)(seen),
});

interface Change {
  readonly Path: string;
  /** 0: other content, 1: new, 2: not there. */
  readonly Kind: number;
}

const notThere = 2;
const decodeChange = object<Change>({ Path: string, Kind: wholeNumber });

/**
 * `GET /containers/ID/changes`: null where nothing has changed. What is in the image and not in the container leaves
 * nothing; and of a container that the engine is just removing, all is so.
 * @returns paths of what is there, and is not the image's.
 */
export const decodeChanges: Decoder<readonly string[]> = (changes) =>
  (nullable(array(decodeChange))(changes) ?? [])
    .filter(({ Kind }) => Kind !== notThere)
    .map(({ Path }) => Path);

export interface ListedVolume {
  readonly Name: string;
  readonly CreatedAt: string;
  readonly Labels: Readonly<Record<string, string>> | null;
}

/** `GET /volumes`: null where there is none. */
export const decodeVolumes: Decoder<readonly ListedVolume[]> = (found) => {
  const volume = object<ListedVolume>({
    Name: string,
    CreatedAt: lenient(string, ''),
    Labels: nullable(record(string)),
  });
  return field('Volumes', nullable(array(volume)))(found) ?? [];
};

/** `GET /volumes/NAME`: whether it is a tmpfs. docs.docker.com/engine/storage/volumes */
export const decodeIsTmpfs: Decoder<boolean> = (seen) =>
  lenient(field('Options', field('type', string)), '')(seen) === 'tmpfs';

/** `POST /containers/ID/wait`. */
export const decodeExitCode: Decoder<number | null> = field(
  'StatusCode',
  lenient(wholeNumber, null),
);

const partNames: Decoder<readonly string[]> = lenient(
  field('Components', array(field('Name', word))),
  [],
);

/** `GET /version`: Podman answers at such a socket, too, and names itself among its parts. */
export const decodeIsPodman: Decoder<boolean> = (version) =>
  partNames(version).includes('Podman Engine');

/** One line of `POST /build` and `POST /images/load`. */
export interface Progress {
  readonly error: string | null;
  readonly stream: string;
}
export const decodeProgress = object<Progress>({
  error: lenient(string, null),
  stream: lenient(string, ''),
});

/** `RepoTags` of `GET /images/json`: null where nothing names the image. */
export const decodeTags = lenient(array(string), []);

/** `GET /images/NAME/json`. */
export const decodeLayers: Decoder<readonly string[]> = field(
  'RootFS',
  field('Layers', array(string)),
);
