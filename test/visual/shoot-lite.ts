// Takes the lite door's pictures for docs/visual: each state once, in turn on a desktop and a phone, light and dark.
// With a folder as argument it writes all of them there, in full colour and in every language.
// usage: node test/visual/shoot-lite.ts [FOLDER [firefox]]

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Language } from '../../server/contract/words/languages.ts';
import { chromiumWithoutScript, firefoxWithoutScript } from '../support/no-script-browsers.ts';
import type { NoScriptPage } from '../support/no-script-page.ts';
import { hostStates, openHostStage } from './lite-host-states.ts';
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

/** What stands on the sheet under one name. */
interface Part {
  readonly prefix: string;
  /** Opens a room; the page goes from state to state in it. */
  readonly open: (page: NoScriptPage) => Promise<{
    readonly states: readonly {
      readonly name: string;
      readonly language?: Language;
      readonly reach: (language: Language) => Promise<void>;
    }[];
    readonly end: () => Promise<void>;
  }>;
}

const parts: readonly Part[] = [
  {
    prefix,
    async open(page) {
      const stage = await openLiteStage();
      const states = liteStates.map((state) => ({
        ...state,
        reach: (language: Language) => state.reach({ ...stage, page, language, nick: 'ada' }),
      }));
      return { states, end: () => stage.room.end() };
    },
  },
  {
    prefix: `${prefix}host-`,
    async open(page) {
      const stage = await openHostStage();
      const states = hostStates.map((state) => ({
        ...state,
        reach: (language: Language) => state.reach({ ...stage, page, language }),
      }));
      return { states, end: stage.end };
    },
  },
];

for (const scheme of schemes) {
  const browser = await open({ scheme });
  for (const language of folder === undefined ? languages.slice(0, 1) : languages) {
    for (const part of parts) {
      const page = await browser.newPage();
      const { states, end } = await part.open(page);
      for (const [at, { name, language: onSheet, reach }] of states.entries()) {
        await page.resize(views.desk.width, views.desk.height);
        await reach(folder === undefined ? (onSheet ?? language) : language);
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
          const plain = name.replaceAll(',', '').replaceAll(' ', '-');
          const file = `${part.prefix}${number}-${plain}-${view}-${scheme}${tail}.png`;
          writeFileSync(join(target, file), small);
          bytes += small.length;
        }
      }
      await page.close();
      await end();
    }
  }
  await browser.close();
}
rmSync(scratch, { force: true });
process.stdout.write(`${liteStates.length + hostStates.length} states, ${bytes} bytes\n`);
