// How often a host is sent the sheet.

import { beforeEach, expect, test } from 'vitest';
import { SheetTurns } from '../../../server/gateway/guests/sheet-turns.ts';

class Host {
  sheets = 0;
  isBusy = false;

  doorFull(): boolean {
    return this.isBusy;
  }
}

let nowMs: number;
let hanna: Host;
let everybody: Set<Host>;
let turns: SheetTurns<Host>;

beforeEach(() => {
  nowMs = 0;
  hanna = new Host();
  everybody = new Set([hanna]);
  turns = new SheetTurns({ everybody, send: (host) => (host.sheets += 1), now: () => nowMs });
});

test('the first is sent at once, and what is asked within a second of it is one more', () => {
  for (let asked = 0; asked < 40; asked += 1) turns.ask(hanna);
  expect(hanna.sheets).toBe(1);
  turns.tick();
  expect(hanna.sheets).toBe(2);
  turns.tick();
  nowMs = 999;
  turns.ask(hanna);
  expect(hanna.sheets).toBe(2);
  nowMs = 1_000;
  turns.ask(hanna);
  turns.tick();
  expect(hanna.sheets).toBe(3);
});

test('nobody waits for another’s', () => {
  const hugo = new Host();
  turns.ask(hanna);
  turns.ask(hugo);
  expect(hugo.sheets).toBe(1);
});

test('a busy connection gets it once it is not busy any more, and only if the host is still there', () => {
  hanna.isBusy = true;
  turns.ask(hanna);
  turns.tick();
  expect(hanna.sheets).toBe(0);
  hanna.isBusy = false;
  turns.tick();
  turns.tick();
  expect(hanna.sheets).toBe(1);
  turns.ask(hanna);
  everybody.clear();
  turns.tick();
  everybody.add(hanna);
  turns.tick();
  expect(hanna.sheets).toBe(1);
});
