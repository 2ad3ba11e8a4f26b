import { expect, test } from 'vitest';
import { shortness, weakness } from '../../../server/contract/host/setting-values.ts';

test.each([
  'abcdefgh',
  'Tr0ub4d&r',
  'eleven-char',
  'aaaaaaaaaaaaaaaa',
  'abababababababab',
  '121212121212',
  'abcdefghijklmnop',
  'zyxwvutsrqponm',
  '1234567890123456',
  'qwertyuiopasdfgh',
  'password12345',
  'P@ssw0rd2026!',
  'MyPassphrase!',
  'passwordpassword',
  'mayfly-lobby-chat',
  'letmein-letmein',
  'senha-secreto-1999',
])('%s is weak', (passphrase) => {
  expect(shortness(passphrase) ?? weakness(passphrase)).not.toBeNull();
});

test.each([
  'talisman-easing-upscale-reclaim-stubbed-coziness',
  'correct-horse-battery',
  'from-standard-input',
  'said-by-word-of-mouth',
  'kV9#mQ2x!Lp7',
  'Zt4+9bW/q1Xc',
  'una-frase-muy-larga',
])('%s will do', (passphrase) => {
  expect(shortness(passphrase) ?? weakness(passphrase)).toBeNull();
});
