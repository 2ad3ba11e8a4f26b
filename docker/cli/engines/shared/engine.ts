// What every engine gives the host program: a started appliance, its end, and a look at what it left.

import type { ApplianceEvent } from '../../../../server/contract/host/events.ts';
import type { ResidueReport } from '../../../../server/contract/host/residue.ts';
import type { SettingTexts, Settings } from '../../../../server/contract/host/settings.ts';

export const engineNames = ['bare', 'docker', 'volatile'] as const;
export type EngineName = (typeof engineNames)[number];

export interface EngineOrder {
  readonly texts: SettingTexts;
  readonly settings: Settings;
  readonly onEvent: (event: ApplianceEvent) => void;
}

/** An appliance that was started; it may not be ready yet, as `onEvent` tells. */
export interface RunningAppliance {
  /** Asks it to end in order; a second call is harmless. */
  end(): void;
  /** Ends it at once, with all that is in it. */
  kill(): void;
  /** Resolves when its last process is gone, with the first one's exit code; null: by a signal. */
  readonly gone: Promise<number | null>;
  /** Looks for what is left; call it after `gone`. */
  residue(): Promise<ResidueReport>;
}

export interface Engine {
  readonly name: EngineName;
  /** @throws {Problem} if this machine cannot do it; nothing is left then. */
  start(order: EngineOrder): Promise<RunningAppliance>;
}
