// `mayfly seal -`: adds seals to invitations of a sealed room of which no `mayfly up` here has the seal, as under
// Docker Compose. It reads them from stdin, keeps nothing, and speaks to nobody.

import { randomBytes } from 'node:crypto';
import { Problem } from '../../../server/contract/host/problem.ts';
import { lines, sentence, type Text } from '../../../server/contract/sentences/sentence.ts';
import type { ScreenOptions } from '../../../server/contract/terminal/text-options.ts';
import type { SealCommand } from '../command-line/command.ts';
import { screenOf, textScreen } from '../terminal/invitation-text.ts';
import type { Tell } from '../terminal/tell.ts';
import { addSeals, type Sealed, type SealedInvitation } from './add-seals.ts';
import { jsonWithSeals, mentionsInJson, splitPasted } from './json-lines.ts';
import { gathered, mentionsIn } from './pasted-invitations.ts';
import { readUnseen } from './read-unseen.ts';
import { sealedText } from './sealed-text.ts';

/** @returns the exit code. @throws {Problem} */
export async function runSeal({ asHosts, id, qr }: SealCommand, tell: Tell): Promise<number> {
  const pasted = await readUnseen(process.stdin, () => tell.note(sentence('seal.paste')));
  const { json, text } = splitPasted(pasted);
  const fromText = mentionsIn(text);
  const found = gathered([...fromText, ...json.flatMap(mentionsInJson)]);
  if (found.length === 0) {
    throw new Problem(sentence('seal.nothingOnStdin'), { hint: sentence('connect.pasteWhole') });
  }
  const sealed = addSeals(found, { asHosts, id, random: randomBytes });
  const inText = new Set(fromText.map(({ invitation }) => invitation.passphrase));
  const shown = sealed.invitations.filter((one) => one.isNew && inText.has(secretOf(one)));
  const screen = textScreen(screenOf(process.stdout, process.env), qr, tell.translator);
  for (const one of shown) tell.data(`${sealedText(one, screenFor(one, shown, screen))}\n`);
  const seals = new Map(sealed.invitations.map((one) => [secretOf(one) ?? '', one.seal]));
  for (const value of json) tell.data(jsonWithSeals(value, seals));
  const remarks = remarksOn(sealed, tell);
  if (remarks.length > 0) tell.note(lines(remarks));
  return 0;
}

function secretOf({ links }: SealedInvitation): string | null {
  return links[0]?.passphrase ?? null;
}

/** A code for the only guest: two on one screen would be taken for each other. */
function screenFor(
  one: SealedInvitation,
  shown: readonly SealedInvitation[],
  screen: ScreenOptions,
): ScreenOptions {
  const isAlone = !one.hasSource && shown.filter(({ hasSource }) => !hasSource).length === 1;
  return isAlone ? screen : { ...screen, qr: null };
}

function remarksOn({ invitations, isNewSecret, unknownIds }: Sealed, { translator }: Tell): Text[] {
  return [
    ...(isNewSecret ? [sentence('seal.isNew')] : []),
    ...(unknownIds > 0 ? [translator.count('seal.unknownId', unknownIds)] : []),
    ...(invitations.some(({ isNew }) => isNew) ? [] : [sentence('seal.nothingToAdd')]),
  ];
}
