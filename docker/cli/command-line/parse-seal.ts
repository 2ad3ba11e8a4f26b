// Parses `mayfly seal -`.

import { sentence } from '../../../server/contract/sentences/sentence.ts';
import { stopAt, type World } from './arg-problems.ts';
import type { SealCommand } from './command.ts';
import type { Flags } from './flags.ts';
import { idOf } from './parse-invite.ts';

/** @throws {Problem} that names all that is wrong. */
export function parseSeal(flags: Flags, world: World): SealCommand {
  const problems = [...flags.problems];
  const [first, ...more] = flags.positionals;
  if (first !== '-' || more.length > 0) problems.push(sentence('seal.onlyStdin'));
  const given = flags.values.get('id')?.[0];
  const id = given === undefined ? null : idOf('id', given, problems);
  stopAt(problems, 'seal');
  return {
    command: 'seal',
    asHosts: flags.values.has('host'),
    id,
    qr: !flags.values.has('no-qr') && world.env['MAYFLY_QR'] !== 'off',
  };
}
