// The list of engines, best first. A new engine is a folder beside the others, its name in shared/names.ts, and
// its line here.

import { bareEngine } from './bare/index.ts';
import { dockerEngine } from './docker/index.ts';
import type { Engine } from './shared/engine.ts';
import { volatileEngine } from './volatile/index.ts';

export type { Engine, EngineFacts, Surroundings } from './shared/engine.ts';
export type { EngineName } from './shared/names.ts';
export type { Room } from './shared/room.ts';

export const engines: readonly Engine[] = [dockerEngine, bareEngine, volatileEngine];
