// The members of a room who are only there: in a process of their own, as their devices would be elsewhere.

import { enters, guestBy, type Person, type Way } from './way.ts';

export interface CrowdOrder {
  readonly way: Way;
  readonly people: readonly Person[];
}

process.on('message', ({ way, people }: CrowdOrder) => {
  void Promise.all(people.map((person) => enters(guestBy(way, person)))).then(
    () => process.send?.('inside'),
    (error: unknown) => process.send?.(String(error)),
  );
});
