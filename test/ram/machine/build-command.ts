// Builds the command of a project, this one or another, into a folder: `build-command.ts PROJECT FOLDER`. A process of
// its own. The project's own build stays as it is, as other suites use it.

import { join } from 'node:path';

import type * as BuildCommand from '../../../docker/cli/prepare/build-command.ts';
import type * as Bundled from '../../../docker/cli/prepare/bundled-packages.ts';

const [project = '', folder = ''] = process.argv.slice(2);
const prepare = join(project, 'docker/cli/prepare');
const command = (await import(join(prepare, 'build-command.ts'))) as typeof BuildCommand;
const bundled = (await import(join(prepare, 'bundled-packages.ts'))) as typeof Bundled;
await command.buildCommand(folder, new bundled.BundledPackages());
