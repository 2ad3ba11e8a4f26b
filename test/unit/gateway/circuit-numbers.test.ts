import { expect, test } from 'vitest';
import {
  firstSshNumber,
  isTorCircuit,
  streamNumbers,
} from '../../../server/gateway/admission/circuit-numbers.ts';

test('a circuit, a stream without one and an ssh connection have numbers that never meet', () => {
  const next = streamNumbers();
  const [one, two] = [next(), next()];
  expect(one).not.toBe(two);
  // Whoever came by the onion is never shown an address of this machine.
  expect([0, 2 ** 32 - 1, firstSshNumber, one, two].map(isTorCircuit)).not.toContain(false);
  expect([null, firstSshNumber + 1, firstSshNumber + 1_000_000].map(isTorCircuit)).not.toContain(
    true,
  );
});
