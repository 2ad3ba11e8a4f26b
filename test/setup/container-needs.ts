// What the container suite needs and a fresh machine lacks: Docker's engine, the base images' stand-ins,
// and Mayfly's image. The time that it takes is no test's.

import { printFailure, print } from '../../docker/cli/prepare/print.mjs';
import { makeBaseImages } from '../container/base-images.ts';
import { buildImage } from '../container/mayfly-image.ts';
import { fetchEngine } from './engine-programs.ts';

try {
  const nowMs = Date.now();
  await fetchEngine(process.env, nowMs);
  print('bringing the base images and building the image, where they are not there yet');
  await makeBaseImages(nowMs);
  await buildImage(nowMs);
} catch (error) {
  process.exitCode = printFailure(error);
}
