// The QR code of an invitation: when it is drawn, and with which characters.

import { describe, expect, test } from 'vitest';
import { screenOf } from '../../../docker/cli/terminal/invitation-text.ts';
import { browser, linesOf, local, onionName, ready, textOf } from './invitation-fixture.ts';

describe('the QR code', () => {
  const isQr = (line: string): boolean => /^[█▀▄ ]{20,}$/.test(line);

  test('is drawn in as many columns as the terminal has', () => {
    const rows = linesOf(ready).filter(isQr);
    const width = rows[0]?.length ?? 0;
    expect(rows.every((row) => row.length === width)).toBe(true);
    expect(linesOf(ready, { ...browser, columns: width }).filter(isQr)).toEqual(rows);
    const narrow = linesOf(ready, { ...browser, columns: width - 1 });
    expect(narrow.filter(isQr)).toEqual([]);
    expect(narrow).toContain(`(a QR code needs ${width} columns; this terminal has ${width - 1})`);
  });

  test('has light modules around it, and says so in colour where there is colour', () => {
    const coloured = linesOf(ready, { ...browser, colour: true }).filter((line) =>
      line.startsWith('\x1b[97;40m'),
    );
    expect(coloured.length).toBe(linesOf(ready).filter(isQr).length);
    expect(coloured.every((line) => line.endsWith('\x1b[0m'))).toBe(true);
    expect(coloured[0]?.slice('\x1b[97;40m'.length, -'\x1b[0m'.length)).toMatch(/^█+$/);
  });

  test.each([
    ['where none is wanted', ready, { ...browser, qr: false }],
    ['in a pipe', ready, { ...browser, columns: null }],
    ['of this machine’s own address', local, browser],
  ])('is not there %s, nor a word on it', (_, event, options) => {
    expect(linesOf(event, options).filter(isQr)).toEqual([]);
    expect(textOf(event, options)).not.toContain('QR');
  });

  test('of the longest link with a seal fits a terminal of 80 columns', () => {
    const [seal, passphrase] = ['S'.repeat(223), 'p'.repeat(63)];
    const link = `http://${onionName}/#room=${'r'.repeat(32)}&seal=${seal}&key=${passphrase}`;
    const sealed = { ...ready, sealed: true, onion: { address: onionName, link } };
    const rows = linesOf(sealed, { ...browser, columns: 80 }).filter(isQr);
    expect(rows.length).toBeGreaterThan(30);
    expect(rows[0]?.length).toBeLessThanOrEqual(80);
  });

  test('is not drawn of a link that lacks its seal: who scans it could not read', () => {
    const lacking = { ...ready, sealed: true };
    expect(linesOf(lacking).filter(isQr)).toEqual([]);
    expect(textOf(lacking, browser)).not.toContain('QR');
  });

  test('without Unicode is made of ASCII alone, two columns a module', () => {
    for (const colour of [true, false]) {
      const lines = linesOf(ready, { ...browser, hasUnicode: false, colour });
      const rows = lines.filter((line) => /^(.\[97;40m)?(##|.\[7m {2}.\[27m){2}/.test(line));
      expect(rows.length).toBeGreaterThan(30);
      // oxlint-disable-next-line no-control-regex -- the signs of ASCII
      expect(rows.filter((row) => !/^[\x1b -~]*$/.test(row))).toEqual([]);
    }
    const width = (linesOf(ready).find(isQr)?.length ?? 0) * 2;
    const narrow = { ...browser, hasUnicode: false, columns: width - 1 };
    expect(textOf(ready, narrow)).toContain(`(a QR code needs ${width} columns`);
  });

  test.each([
    [{ LANG: 'C' }, false],
    [{}, false],
    [{ LANG: 'C', LC_ALL: 'pt_BR.UTF-8' }, true],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'POSIX' }, false],
    [{ LANG: 'en_US.utf8' }, true],
  ])('with %j a terminal has Unicode: %s', (env, hasUnicode) => {
    expect(screenOf({ isTTY: true, columns: 80 }, env)).toMatchObject({ hasUnicode, columns: 80 });
    expect(screenOf({}, env).columns).toBeNull();
  });
});
