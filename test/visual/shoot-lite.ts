// Takes the lite door's pictures for docs/visual: each state once, in turn on a desktop and a phone, light and dark.
// With a folder as argument it writes all of them there, in full colour and in every language.
// usage: node test/visual/shoot-lite.ts [FOLDER [firefox]]

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Language } from '../../server/contract/words/languages.ts';
import { chromiumWithoutScript, firefoxWithoutScript } from '../support/no-script-browsers.ts';
import { liteStates, openLiteStage } from './lite-states.ts';
import { smallPng } from './palette-png.ts';

const sheet = join(import.meta.dirname, '../../docs/visual');
const prefix = 'lite-';
const views = { desk: { width: 900, height: 600 }, phone: { width: 320, height: 568 } } as const;
const schemes = ['light', 'dark'] as const;
const languages: readonly Language[] = ['en', 'pt-BR', 'es'];

const [folder, which] = process.argv.slice(2);
const target = folder ?? sheet;
const open = which === 'firefox' ? firefoxWithoutScript : chromiumWithoutScript;
mkdirSync(target, { recursive: true });
if (folder === undefined) {
  for (const name of readdirSync(sheet)) if (name.startsWith(prefix)) rmSync(join(sheet, name));
}

const scratch = join(tmpdir(), `mayfly-lite-shot-${process.pid}.png`);
let bytes = 0;

for (const scheme of schemes) {
  const browser = await open({ scheme });
  for (const language of folder === undefined ? languages.slice(0, 1) : languages) {
    const stage = await openLiteStage();
    const page = await browser.newPage();
    for (const [at, { name, language: onSheet, reach }] of liteStates.entries()) {
      await page.resize(views.desk.width, views.desk.height);
      const spoken = folder === undefined ? (onSheet ?? language) : language;
      await reach({ ...stage, page, language: spoken, nick: 'ada' });
      for (const [turn, view] of (['desk', 'phone'] as const).entries()) {
        // On the sheet: one picture of each state.
        if (folder === undefined && (at % 2 !== turn || schemes[(at >> 1) % 2] !== scheme))
          continue;
        await page.resize(views[view].width, views[view].height);
        await page.dressed();
        await page.screenshot(scratch);
        const png = readFileSync(scratch);
        const small = folder === undefined ? smallPng(png) : png;
        const number = String(at + 1).padStart(2, '0');
        const tail = folder === undefined ? '' : `-${language}`;
        const file = `${prefix}${number}-${name.replaceAll(' ', '-')}-${view}-${scheme}${tail}.png`;
        writeFileSync(join(target, file), small);
        bytes += small.length;
      }
    }
    await page.close();
    await stage.room.end();
  }
  await browser.close();
}
rmSync(scratch, { force: true });
process.stdout.write(`${liteStates.length} states, ${bytes} bytes\n`);
