// @ts-check
// Stands in for ../dependencies.mjs in a package: npm has installed all that there is, which is Node at most.
// Plain JavaScript for Node 20.

import { sentence } from '../../host/sentence.mjs';
import { SetupError } from '../../host/setup-error.mjs';
import { modernNode } from '../running-node.mjs';

/** @type {typeof import('../dependencies.mjs').dependenciesAreThere} */
export const dependenciesAreThere = () => modernNode() !== null;

/** @type {typeof import('../dependencies.mjs').installDependencies} */
export const installDependencies = async () => {
  throw new SetupError(
    sentence('setup.packageWithoutNode', { version: process.versions.node }),
    sentence('setup.installWithNode'),
  );
};
