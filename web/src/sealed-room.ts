// What a sealed room adds to the page, put together. main.tsx loads it in sealed rooms only, and the build moves the
// sentences of sealed rooms into it (web/shims/languages.ts).

import { openSealedLines } from '../../server/sealed/lines/sealed-lines.ts';
import type { SealedView } from '../../server/sealed/lines/sealed-lines-types.ts';
import type { LinkEnvironment, OpenLink } from './irc/link.ts';
import { findSeal } from './sealed/find-seal.ts';
import { readKept } from './sealed/kept-sealing.ts';
import { sealedLinkOpener } from './sealed/sealed-link.ts';
import { sealedState, showChannel, showView } from './sealed/sealed-state.ts';
import { addLooks } from './view/sealed/looks.ts';
import { DoorNote } from './view/sealed/sealed-door.tsx';
import { PersonCheck, PersonMark } from './view/sealed/sealed-people.tsx';
import { SealedSheet } from './view/sealed/sealed-sheet.tsx';
import { SharedLink } from './view/sealed/shared-link.tsx';
import { Broken, NoTopic, Sign, Stage } from './view/sealed/sealed-stage.tsx';
import type { SealedParts } from './view/sealing.ts';

export interface SealedRoom {
  readonly parts: SealedParts;
  /** @param kept of a page before this one. @returns the readings of its seal. */
  readonly sealsOf: (kept: string) => readonly string[];
}

export function sealedRoom(link: LinkEnvironment): SealedRoom {
  addLooks();
  const linkFor = (seals: readonly string[]): OpenLink | null => {
    const seal = findSeal(seals);
    if (seal === null) return null;
    return (listener, kept) => {
      const environment = {
        link,
        openLines: openSealedLines,
        random: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
        steadyNow: () => performance.now(),
        changed: (view: SealedView) => showView(view, link.now()),
        channelIs: showChannel,
      };
      return sealedLinkOpener(environment, seal)(listener, kept);
    };
  };
  return {
    parts: {
      linkFor,
      isBroken: () => sealedState.value.view.stage === 'broken',
      DoorNote,
      Sign,
      Stage,
      Broken,
      PersonMark,
      PersonCheck,
      NoTopic,
      SharedLink,
      Sheet: SealedSheet,
    },
    sealsOf: (kept) => {
      const seal = readKept(kept)?.seal;
      return seal === undefined ? [] : [seal];
    },
  };
}
