// What a sealed room adds to the page. Its code is loaded in sealed rooms only: here is what the page asks of it.

import { computed, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import type { OpenLink } from '../irc/link.ts';

export interface SealedParts {
  /** @param seals readings of a seal. @returns null: none of them is whole. */
  readonly linkFor: (seals: readonly string[]) => OpenLink | null;
  /** The server, or somebody here, changed what was said: nothing is sent any more. */
  readonly isBroken: () => boolean;
  /** At the door. */
  readonly DoorNote: ComponentType<{ readonly seals: readonly string[] }>;
  /** In the head of the room. */
  readonly Sign: ComponentType<{ readonly onOpen: () => void }>;
  /** Above the log: the guest's device is being let in, or is not. @param isIn the guest is in a channel. */
  readonly Stage: ComponentType<{ readonly isIn: boolean }>;
  /** In place of the field to write in. */
  readonly Broken: ComponentType;
  /** Beside a name in the list of people. */
  readonly PersonMark: ComponentType<{ readonly nick: string }>;
  /** On a person's sheet. */
  readonly PersonCheck: ComponentType<{ readonly nick: string }>;
  /** On a channel's sheet, in place of the topic. */
  readonly NoTopic: ComponentType;
  /** On the host's sheet, with the shared invitation. */
  readonly SharedLink: ComponentType;
  /** What it means, and the words. @param people who is in the channel in view. */
  readonly Sheet: ComponentType<{ readonly people: readonly string[] }>;
}

/** The server says it before anybody enters. */
export const isSealedRoom = document.documentElement.dataset['sealed'] === 'yes';

/** What seals. `none`: the page does not need it. */
export const sealing = signal<SealedParts | 'none' | 'loading' | 'failed'>('none');
/** The same for whoever is in the room. null: the room is not sealed, or the page is not ready. */
export const sealedParts = computed(() =>
  isSealedRoom && typeof sealing.value !== 'string' ? sealing.value : null,
);
