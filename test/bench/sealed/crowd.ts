// The members of a room who are only there: in a process of their own, as their devices would be elsewhere.

import { enters, guestBy, type Person, type Way } from './way.ts';

export interface CrowdOrder {
  readonly way: Way;
  readonly people: readonly Person[];
}

/** More at once would only wait for each other: they share one core here. */
const atOnce = 8;

async function enterAll({ way, people }: CrowdOrder): Promise<void> {
  for (let at = 0; at < people.length; at += atOnce) {
    const some = people.slice(at, at + atOnce);
    await Promise.all(some.map((person) => enters(guestBy(way, person))));
  }
}

process.on('message', (order: CrowdOrder) => {
  void enterAll(order).then(
    () => process.send?.('inside'),
    (error: unknown) => process.send?.(String(error)),
  );
});
