// The capability mayfly.chat/resume: a lost connection loses no line, and doubles none (resume/ does the work).

import { idTag, resumeCapability } from '../resume/resume.ts';
import type { Capability } from './capability.ts';

export const resume = {
  name: resumeCapability,
  specification: 'docs/resume.md',
  // The guest's own line comes back with the id that their client gave it.
  tag: ({ id = null }) => (id === null ? null : `${idTag}=${id}`),
} as const satisfies Capability;
