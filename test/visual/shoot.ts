// Takes the pictures of docs/visual: one of each state of the page, by turns on a desk and on a phone, light and
// dark. With a folder as argument it writes all of them there instead, in full colour.
// usage: node test/visual/shoot.ts [FOLDER]

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openChromium } from '../support/browsers.ts';
import { smallPng } from './palette-png.ts';
import { openStage } from './stage.ts';
import { states } from './states.ts';

const sheet = join(import.meta.dirname, '../../docs/visual');
const prefix = 'room-';
const views = {
  desk: { width: 1060, height: 640 },
  phone: { width: 360, height: 640 },
} as const;
type View = keyof typeof views;

const [folder] = process.argv.slice(2);
const target = folder ?? sheet;
mkdirSync(target, { recursive: true });
if (folder === undefined) {
  for (const name of readdirSync(sheet)) {
    if (name.startsWith(prefix)) rmSync(join(sheet, name));
  }
}

const chromium = await openChromium(null);
const stage = await openStage([chromium]);
const scratch = join(tmpdir(), `mayfly-shot-${process.pid}.png`);
let bytes = 0;

/** `room-05-door-entering-phone-dark.png` */
async function shoot(name: string, view: View, scheme: 'light' | 'dark'): Promise<void> {
  await chromium.resize(views[view].width, views[view].height);
  await chromium.colours(scheme);
  await chromium.screenshot(scratch);
  const png = readFileSync(scratch);
  const small = folder === undefined ? smallPng(png) : png;
  writeFileSync(join(target, `${prefix}${name}-${view}-${scheme}.png`), small);
  bytes += small.length;
}

try {
  for (const [at, { name, small = false, reach, during }] of states.entries()) {
    const slug = `${String(at + 1).padStart(2, '0')}-${name
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/-$/, '')}`;
    const act = async (): Promise<void> => {
      const { width, height } = views[small ? 'phone' : 'desk'];
      await chromium.resize(width, height);
      await reach(stage);
      if (folder === undefined) {
        await shoot(slug, small || at % 2 === 1 ? 'phone' : 'desk', at % 4 < 2 ? 'light' : 'dark');
      } else {
        for (const view of small ? (['phone'] as const) : (['desk', 'phone'] as const)) {
          for (const scheme of ['light', 'dark'] as const) await shoot(slug, view, scheme);
        }
      }
      if (small) await stage.all((guest) => guest.closesSheets());
    };
    await (during === undefined ? act() : during(stage, act));
  }
} finally {
  await stage.end();
  await chromium.close();
  rmSync(scratch, { force: true });
}
process.stdout.write(`${states.length} states, ${bytes} bytes\n`);
