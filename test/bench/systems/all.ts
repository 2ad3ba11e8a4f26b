// Every system by its name.

import { inspircd } from './inspircd.ts';
import { mayfly, mayflyResume } from './mayfly.ts';
import { raw } from './ngircd.ts';
import type { System, SystemName } from './system.ts';
import { thelounge } from './thelounge.ts';
import { websockify } from './websockify.ts';

export const systems: { readonly [N in SystemName]: System } = {
  mayfly,
  'mayfly-resume': mayflyResume,
  raw,
  inspircd,
  websockify,
  thelounge,
};
