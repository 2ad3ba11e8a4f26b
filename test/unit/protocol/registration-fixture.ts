// A guest's lines of registration, and what ngIRCd gets of them.

import { ngircdPassword, passphrase } from './session-bench.ts';

/** What ngIRCd gets: nothing of the guest's own login and name. */
export const login = [
  'WEBIRC between-us ,guest fd12:3456::1 fd12:3456::1',
  `PASS ${ngircdPassword}`,
  'NICK alice',
  'USER guest 0 * :guest',
];

export const pass = `PASS ${passphrase}`;
export const nick = 'NICK alice';
export const user = 'USER lidell 0 * :Alice Liddell';
