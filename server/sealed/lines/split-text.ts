// Splits a text into messages that fit into one clear line each, as IRC clients do.

import { utf8 } from '../bytes/bytes.ts';

/** RFC 2812 §2.3, without CR LF. */
export const maxLineBytes = 510;
// oxlint-disable-next-line no-control-regex -- CTCP is made of them
const actionForm = /^\x01ACTION ?(.*?)\x01?$/s;
/** CTCP's delimiter, which begins a query to a program and not a message. */
const ctcp = '\x01';
/** A word that is longer than this is cut inside: looking for a space would leave short lines. */
const maxTailLetters = 40;

/** Whether it is CTCP that asks another client something, or answers: all but /me. */
export function isCtcpQuery(text: string): boolean {
  return text.startsWith(ctcp) && !actionForm.test(text);
}

/** @param maxBytes of one message's text; at least 100. @returns at least one. */
export function splitText(text: string, maxBytes: number): readonly string[] {
  const action = actionForm.exec(text)?.[1];
  if (action === undefined) return split(text, maxBytes);
  const wrapped = (part: string): string => `${ctcp}ACTION ${part}${ctcp}`;
  return split(action, maxBytes - wrapped('').length).map(wrapped);
}

function split(text: string, maxBytes: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  for (;;) {
    const fitting = cutText(rest, maxBytes);
    if (fitting.length === rest.length) return [...parts, rest];
    const space = fitting.lastIndexOf(' ');
    const isNear = space > 0 && fitting.length - space <= maxTailLetters;
    const part = isNear ? fitting.slice(0, space) : fitting;
    parts.push(part);
    rest = rest.slice(part.length + (isNear ? 1 : 0));
  }
}

/** As many letters of the text as fit; a letter is never cut into halves. */
export function cutText(text: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const letter of text) {
    bytes += utf8(letter).length;
    if (bytes > maxBytes) break;
    end += letter.length;
  }
  return text.slice(0, end);
}
