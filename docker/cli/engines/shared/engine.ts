// What every engine offers to the host program. docker/cli/engines/index.ts has the list of engines.

import type { ApplianceEvent } from '../../../../server/contract/host/events.ts';
import type { ResidueCheck, ResidueReport } from '../../../../server/contract/host/residue.ts';
import type { SettingTexts, Settings } from '../../../../server/contract/host/settings.ts';
import type { Text } from '../../../../server/contract/sentences/sentence.ts';
import type { Tell } from '../../terminal/tell.ts';
import type { EngineName } from './names.ts';
import type { Room } from './room.ts';

/** What somebody asks of the engine that is to carry a room. */
export interface RoomWish {
  readonly settings: Settings;
  /** An image that the engine has; null: the one of these sources. Only for engines with images. */
  readonly image: string | null;
}

/** What a room is started with. */
export interface EngineOrder {
  readonly texts: SettingTexts;
  readonly settings: Settings;
  readonly onEvent: (event: ApplianceEvent) => void;
}

/** An appliance that was started. It may not be ready yet: an event tells when it is. */
export interface RunningAppliance {
  /** The id of its `Room`; null: not known before it is ready. */
  roomId(): Room['id'] | null;
  /** Asks it to end in order. A second call is harmless. */
  end(): void;
  /** Ends it at once, with all that is in it. */
  kill(): void;
  /** Resolves when its last process is gone, with the first one's exit code; null: by a signal. */
  readonly gone: Promise<number | null>;
  /** Looks for what is left; call it after `gone`. */
  residue(): Promise<ResidueReport>;
}

/** Starts a room in an engine that has been made ready. @throws {Problem} if it cannot; nothing is left then. */
export type StartRoom = (order: EngineOrder) => Promise<RunningAppliance>;

/** Where an engine looks, and when. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** The rooms of this user that run in one engine. */
export interface FoundRooms {
  readonly rooms: readonly Room[];
  /** Processes of these rooms, as this machine numbers them: another engine that sees one has no room of its own there. */
  readonly processes: readonly number[];
}

/** What an earlier room left because it was ended by force. */
export interface Removal {
  /** Names of what is gone. */
  readonly removed: readonly Text[];
  /** Names of what the engine refuses to remove. */
  readonly kept: readonly Text[];
}

/** What a container engine of this machine can do. */
export interface EngineFacts {
  readonly version: string;
  readonly storageDriver: string;
  readonly logDriver: string;
  /** As `name=seccomp,profile=default`, `name=userns`, `name=rootless`. */
  readonly securityOptions: readonly string[];
  readonly cgroupVersion: string;
  /** It can keep a container's memory out of swap. */
  readonly swapLimit: boolean;
  /** What else it can limit: a rootless one only what it was given (docs.docker.com/engine/security/rootless). */
  readonly limits: {
    readonly memory: boolean;
    readonly processes: boolean;
    readonly cpus: boolean;
  };
}

/** One way to run a room on this machine. A missing method does not compile. */
export interface Engine {
  readonly name: EngineName;
  /**
   * When `up` takes it by itself: `preferred` where it can carry the room, `fallback` where no preferred
   * one can, `on request` never.
   */
  readonly role: 'preferred' | 'fallback' | 'on request';
  /** Whether a room can use a tor that runs on the machine: its uplink has the machine's own network. */
  readonly canBorrowTor: boolean;
  /** Why it cannot carry such a room here, as a sentence; null: nothing is known against it. */
  reasonAgainst(wish: RoomWish, env: NodeJS.ProcessEnv): Promise<Text | null>;
  /**
   * Makes the engine ready: programs, an image. It may take minutes, and tells its progress.
   * @returns what starts the room.
   * @throws {Problem} if it cannot run here.
   */
  prepare(wish: RoomWish, where: Surroundings, tell: Tell): Promise<StartRoom>;
  /** The rooms of this user that run in it now. @throws {Problem} */
  rooms(where: Surroundings): Promise<FoundRooms>;
  /**
   * Removes what rooms left that were ended by force.
   * @throws {Problem} if an engine that answered does not answer any more.
   */
  removeLeftovers(where: Surroundings): Promise<Removal>;
  /** What the doctor judges of it; a sentence: why it cannot be asked; null: it needs no container engine. */
  facts(env: NodeJS.ProcessEnv): Promise<EngineFacts | Text | null>;
  /** What any room in it may have left on this machine. It removes nothing. @throws {Problem} */
  verify(where: Surroundings): Promise<ResidueCheck[]>;
}
