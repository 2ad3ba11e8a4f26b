// What the host program tells the appliance on stdin: the first line says what to run, and whatever holds
// stdin afterwards holds the room.

import {
  boolean,
  lenient,
  nullable,
  object,
  record,
  string,
  type Decoder,
} from '../base/decode.ts';

/** A daemon's binary, as seen from inside. */
export interface ProgramPath {
  readonly path: string;
  /** LD_LIBRARY_PATH for it; null: the system's libraries do. */
  readonly libraryPath: string | null;
}

export interface Programs {
  readonly tor: ProgramPath;
  readonly ngircd: ProgramPath;
  readonly sshd: ProgramPath;
  /** Pluggable transports that are there, by name: absolute paths. */
  readonly transports: Readonly<Record<string, string>>;
}

/** The first line for a container, whose programs and paths are the image's. */
export interface ContainerOrders {
  /** MAYFLY_* variables; an object here, as the process's own environment stands in /proc and on Docker's disk. */
  readonly variables: Readonly<Record<string, string>>;
  /** The host program can read the room's files: what it is told with secrets may lie in one (handed-over.ts). */
  readonly byFile: boolean;
}

/** The first line for a supervisor that runs without a container. */
export interface Orders extends ContainerOrders {
  readonly programs: Programs;
  /** Writable state: a tmpfs. */
  readonly run: string;
  /** The built page's directory. */
  readonly web: string;
  /** Each daemon its own user; false where only one user may exist. */
  readonly separateUsers: boolean;
  readonly listenHost: string;
}

const programPath = object<ProgramPath>({ path: string, libraryPath: nullable(string) });

/** @throws {DecodeError} */
export const decodeContainerOrders: Decoder<ContainerOrders> = object({
  variables: record(string),
  byFile: lenient(boolean, false),
});

/** @throws {DecodeError} */
export const decodeOrders: Decoder<Orders> = object({
  variables: record(string),
  byFile: lenient(boolean, false),
  programs: object<Programs>({
    tor: programPath,
    ngircd: programPath,
    sshd: programPath,
    transports: record(string),
  }),
  run: string,
  web: string,
  separateUsers: boolean,
  listenHost: string,
});

/** One JSON object and the end of the line. */
export function encodeOrders(given: Orders | ContainerOrders): string {
  return `${JSON.stringify(given)}\n`;
}

/** After its first line the host writes this to end the room in order; or it closes stdin, to the same end. */
export const endOrder = 'end\n';
