import { expect, test } from 'vitest';
import { picksOf } from '../../../docker/cli/prepare/apt.ts';

// As `apt-get install --simulate` of Debian 12 says it.
const simulation = `Reading package lists...
Building dependency tree...
The following NEW packages will be installed:
  libwrap0 openssh-server tor
Inst libwrap0 (7.6.q-32 Debian:12.11/oldstable [amd64])
Inst libssl3 [3.0.15-1~deb12u1] (3.0.17-1~deb12u2 Debian-Security:12/oldstable-security [amd64])
Inst openssh-server (1:9.2p1-2+deb12u7 Debian:12.12/oldstable, Debian-Security:12/oldstable-security [amd64]) []
Inst tor (0.4.9.11-1~deb12u1 Debian-Security:12/oldstable-security [amd64])
Conf libwrap0 (7.6.q-32 Debian:12.11/oldstable [amd64])
`;

test('apt’s simulation names packages and versions, those that it would upgrade too', () => {
  expect(picksOf(simulation)).toEqual([
    { name: 'libwrap0', version: '7.6.q-32' },
    { name: 'libssl3', version: '3.0.17-1~deb12u2' },
    { name: 'openssh-server', version: '1:9.2p1-2+deb12u7' },
    { name: 'tor', version: '0.4.9.11-1~deb12u1' },
  ]);
});

test('a simulation that would do nothing names nothing', () => {
  expect(picksOf('Reading package lists...\n0 upgraded, 0 newly installed\n')).toEqual([]);
});
