// A state of the page that is tested and pictured. Types only.

import type { Stage } from '../stage.ts';

export interface State {
  readonly name: string;
  /** It shows on a small screen only. */
  readonly small?: true;
  readonly reach: (stage: Stage) => Promise<void>;
  /** What has to hold while it is reached and looked at. */
  readonly during?: (stage: Stage, act: () => Promise<void>) => Promise<void>;
}
