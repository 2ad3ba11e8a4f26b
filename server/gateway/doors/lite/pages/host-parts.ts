// What the pages for hosts are made of: forms that give an order, links to questions, spans of time. Pure.

import { cleanText } from '../../../../contract/room/clean.ts';
import { spanText } from '../../../../contract/room/time-span.ts';
import type { InvitationEntry } from '../../../../contract/host/access.ts';
import type { RoomBuffer } from '../model/buffer.ts';
import type { Words } from '../words/words.ts';
import { html, type Html, type Part } from './html.ts';
import { hrefTo } from './page.ts';

/** Whose forms they are. */
export interface HostForms {
  readonly words: Words;
  /** Where the guest goes back to. */
  readonly here: RoomBuffer;
  /** Makes the id of one form. */
  readonly mint: () => string;
}

/** A form that gives an order. @param parts its fields and buttons; a button says which order it is. */
export function orderForm({ here, mint }: HostForms, parts: Part): Html {
  return html`<form method="post" action="${hrefTo('host', here)}" autocomplete="off">
    <input type="hidden" name="id" value="${mint()}" />${parts}
  </form> `;
}

export function orderButton(what: string, text: string, isMain = false): Html {
  const main = isMain && html` class="main"`;
  return html`<button type="submit" name="do" value="${what}" ${main}>${text}</button> `;
}

export function backToHosts({ words, here }: HostForms): Html {
  return html`<p>
    <a class="button" href="${hrefTo('host', here)}">${words.say('lite.hostsBack')}</a>
  </p> `;
}

/** To the minute, from two minutes on: `1h20m`. */
export function roughly(ms: number): string {
  const stepMs = ms < 120_000 ? 1_000 : 60_000;
  return spanText(Math.max(1_000, Math.round(ms / stepMs) * stepMs));
}

/** `i2 Ana`. */
export function nameOf({ id, label }: Pick<InvitationEntry, 'id' | 'label'>): string {
  return label === '' ? id : `${id} ${cleanText(label)}`;
}
