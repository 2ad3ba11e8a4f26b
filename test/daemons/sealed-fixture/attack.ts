// One thing that an adversary does, and how it may end.

import type { Outcome } from '../../support/sealed/breaches.ts';
import type { Scene } from './scene.ts';

export interface Attack {
  /** A sentence of what the adversary does. */
  readonly what: string;
  /** Who is in the room before it; the first is a host. Default: ana, bea and cyd. */
  readonly guests?: readonly string[];
  /** Nobody has said anything before. */
  readonly isQuiet?: true;
  /** Not yet held off: the test fails once it is, and this has to go. */
  readonly isOpen?: true;
  readonly run: (scene: Scene) => Promise<void>;
  /** How it may end for each of these; for all others `well`. */
  readonly ends: Readonly<Record<string, readonly Outcome[]>>;
}
