// Reads stdin to its end. What is typed or pasted in a terminal is not shown, and ends with Ctrl-D.

import { StringDecoder } from 'node:string_decoder';
import { Problem } from '../../../server/contract/host/problem.ts';
import { sentence } from '../../../server/contract/sentences/sentence.ts';

/** A thousand invitations with ssh keys, as JSON, are half of it. */
const maxMib = 4;

// What a raw terminal sends for a key.
const ctrlC = '\x03';
const ctrlD = '\x04';
const ctrlU = '\x15';
const backspaces = ['\x7f', '\b'];

/** @param onTerminal is called before anything is read from one. @throws {Problem} if too much comes. */
export async function readUnseen(
  stdin: typeof process.stdin,
  onTerminal: () => void,
): Promise<string> {
  const decoder = new StringDecoder('utf8');
  const { isTTY } = stdin;
  let text = '';
  if (isTTY) {
    stdin.setRawMode(true);
    onTerminal();
  }
  try {
    for await (const chunk of stdin as AsyncIterable<Buffer>) {
      const keys = decoder.write(chunk);
      const edited = isTTY ? typed(text, keys) : { text: text + keys, isOver: false };
      text = edited.text;
      if (text.length > maxMib * 1024 * 1024) {
        throw new Problem(sentence('seal.tooMuch', { size: maxMib }));
      }
      if (edited.isOver) break;
    }
    return text;
  } finally {
    if (isTTY) stdin.setRawMode(false);
  }
}

/** What a line editor would make of it. */
function typed(before: string, keys: string): { readonly text: string; readonly isOver: boolean } {
  let text = before;
  for (const key of keys) {
    if (key === ctrlC) process.kill(process.pid, 'SIGINT');
    else if (key === ctrlD) return { text, isOver: true };
    else if (key === ctrlU) text = '';
    else if (backspaces.includes(key)) text = text.slice(0, -1);
    else text += key === '\r' ? '\n' : key;
  }
  return { text, isOver: false };
}
