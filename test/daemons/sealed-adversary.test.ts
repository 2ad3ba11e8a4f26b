// An adversary in the gateway's place, with a real room behind it: what it does to lines, people and newcomers is told
// of, and nobody reads what was not said, says something in clear, or is in another group without a word.

import { describe, test, type TestContext } from 'vitest';

import type { Attack } from './sealed-fixture/attack.ts';
import { attacksByIntruders } from './sealed-fixture/attacks-by-intruders.ts';
import { attacksOnEntries } from './sealed-fixture/attacks-on-entries.ts';
import { attacksOnCommits, attacksOnTexts } from './sealed-fixture/attacks-on-frames.ts';
import { attacksOnPeople } from './sealed-fixture/attacks-on-people.ts';
import { breaches, outcomeOf } from '../support/sealed/breaches.ts';
import { Scene } from './sealed-fixture/scene.ts';
import { settles } from './sealed-fixture/settles.ts';

const tables: Readonly<Record<string, readonly Attack[]>> = {
  texts: attacksOnTexts,
  'what the group says of itself': attacksOnCommits,
  'who comes in': attacksOnEntries,
  'who is there': attacksOnPeople,
  'intruders and clear text': attacksByIntruders,
};

async function happens(attack: Attack, { expect, onTestFinished }: TestContext): Promise<void> {
  const scene = await Scene.start();
  onTestFinished(() => scene.end());
  const guests = attack.guests ?? ['ana', 'bea', 'cyd'];
  await scene.together(...guests);
  if (attack.isQuiet !== true) {
    for (const nick of guests) {
      const others = guests.filter((other) => other !== nick);
      await scene.tells(nick, `${nick} greets all`, ...others);
    }
  }
  await attack.run(scene);
  await settles(scene);
  expect([...scene.clearTexts(), ...breaches(scene)]).toEqual([]);
  for (const guest of scene.guests.values()) {
    expect(attack.ends[guest.nick] ?? ['well'], guest.nick).toContain(outcomeOf(guest));
  }
}

describe.each(Object.entries(tables))('%s', (_, attacks) => {
  for (const attack of attacks) {
    // They wait most of the time.
    const run = attack.isOpen === true ? test.concurrent.fails : test.concurrent;
    run(`the adversary ${attack.what}`, { timeout: 150_000 }, (context) =>
      happens(attack, context),
    );
  }
});
