// What the IRC door gives is valid UTF-8, whatever ngIRCd cuts, and wherever.

import { isUtf8 } from 'node:buffer';
import { expect, onTestFinished, test } from 'vitest';
import { GatewayRoom, passphrase } from '../support/gateway.ts';
import type { IrcClient } from '../support/irc-client.ts';

/** One letter each of one to four bytes, and what is made of several. */
const alphabets: readonly (readonly [string, string])[] = [
  ['ASCII', 'a'],
  ['two bytes', 'ç'],
  ['three bytes', '語'],
  ['four bytes', '😀'],
  ['one and two', 'aç'],
  ['two and three', 'ç語'],
  ['all lengths', 'aç語😀'],
  ['a family', '👩‍👩‍👧'],
  ['a letter with marks', 'ạ́'],
];

interface Stage {
  readonly room: GatewayRoom;
  readonly speaker: IrcClient;
  readonly hearer: IrcClient;
  /** What the hearer got, past its decoder, which would mend what it is given. */
  readonly bytes: Buffer[];
}

async function stage(): Promise<Stage> {
  const flood = { burst: 100_000, perSecond: 10_000, heldLines: 256, heldBytes: 65_536 };
  const room = await GatewayRoom.start({}, (config) => config, { flood });
  const speaker = room.irc();
  await speaker.enters('speaker', passphrase, '#lobby');
  const hearer = room.irc();
  const bytes: Buffer[] = [];
  await hearer.enters('hearer', passphrase, '#lobby');
  hearer.socket.on('data', (chunk: string) => bytes.push(Buffer.from(chunk, 'latin1')));
  hearer.socket.setEncoding('latin1');
  return { room, speaker, hearer, bytes };
}

/** Of a letter's pattern as many bytes as are asked for at most, never through a letter. */
function text(alphabet: string, maxBytes: number): string {
  const letters = Array.from(alphabet);
  let made = '';
  for (let at = 0; ; at += 1) {
    const next = made + (letters[at % letters.length] ?? '');
    if (Buffer.byteLength(next) > maxBytes) return made;
    made = next;
  }
}

/** Each way in which a text of a guest's comes to others, with what it leaves behind put right again. */
const ways: Record<string, (words: string) => readonly string[]> = {
  PRIVMSG: (words) => [`PRIVMSG #lobby :${words}`, `PRIVMSG hearer :${words}`],
  NOTICE: (words) => [`NOTICE #lobby :${words}`],
  action: (words) => [`PRIVMSG #lobby :\u0001ACTION ${words}\u0001`],
  TOPIC: (words) => [`TOPIC #lobby :${words}`],
  PART: (words) => [`PART #lobby :${words}`, 'JOIN #lobby'],
  AWAY: (words) => [`AWAY :${words}`],
  channel: (words) => [`JOIN #${words}`, `INVITE hearer #${words}`, `PART #${words}`],
  KICK: (words) => ['JOIN #kick', `KICK #kick speaker :${words}`],
};

// They mostly wait for ngIRCd, so they wait beside each other.
test.concurrent.for(alphabets)('however long the words: %s', async ([, alphabet], context) => {
  const { room, speaker, hearer, bytes } = await stage();
  context.onTestFinished(() => room.end());
  const lengths = [1, 40, 49, 50, 126, 127, 128, 129, 350, 359, 360, 361];
  for (let length = 380; length <= 500; length += 1) lengths.push(length);
  for (const [command, say] of Object.entries(ways)) {
    for (const length of lengths) {
      const lines = say(text(alphabet, length));
      if (lines.some((line) => Buffer.byteLength(line) > 510)) continue;
      speaker.say(...lines);
      // What is about a channel waits for the JOIN before it.
      if (lines.length > 1 || length % 20 === 0) await speaker.sync();
    }
    await speaker.sync();
    hearer.say('TOPIC #lobby', 'WHOIS speaker', 'LIST', 'PRIVMSG speaker :x');
    await hearer.sync();
    const all = Buffer.concat(bytes.splice(0));
    const lines = all.toString('latin1').split('\r\n');
    context.expect(lines.filter((line) => !isUtf8(Buffer.from(line, 'latin1')))).toEqual([]);
    context.expect(lines.filter((line) => line.length > 510)).toEqual([]);
    // Nothing that stands for what is missing.
    context.expect(all.includes('\ufffd')).toBe(false);
    if (command === 'PRIVMSG') context.expect(all.includes('[CUT]')).toBe(true);
  }
});

test('a last word that is cut has whole letters, too', async () => {
  const { room, hearer, bytes } = await stage();
  onTestFinished(() => room.end());
  for (let length = 440; length <= 470; length += 1) {
    const guest = room.irc();
    await guest.enters(`q${length}`, passphrase, '#lobby');
    guest.say(`QUIT :${text('aç語😀', length)}`);
    await guest.ends();
    await hearer.hears(new RegExp(`^:q${length}!\\S+ QUIT `));
  }
  const lines = Buffer.concat(bytes.splice(0)).toString('latin1').split('\r\n');
  expect(lines.filter((line) => !isUtf8(Buffer.from(line, 'latin1')))).toEqual([]);
});

test('an echo is the same line that others got', async () => {
  const { room, speaker } = await stage();
  onTestFinished(() => room.end());
  const echoing = room.irc();
  echoing.say('CAP REQ :echo-message', 'CAP END');
  await echoing.enters('echoing', passphrase, '#lobby');
  for (let length = 430; length <= 480; length += 3) {
    echoing.say(`PRIVMSG #lobby :${text('ç語😀', length)}`);
  }
  await echoing.sync();
  await speaker.sync();
  const mine = (client: IrcClient): string[] =>
    client.lines.filter((line) => /^:echoing!\S+ PRIVMSG /.test(line));
  expect(mine(echoing)).toEqual(mine(speaker));
  expect(mine(echoing).some((line) => line.endsWith('[CUT]'))).toBe(true);
});
