// The page's own session without a page: its code as it is, over a real WebSocket, with real timers. What a
// person would read stands in its room.

import { linkOpener } from '../../web/src/irc/link.ts';
import { wireOpener } from '../../web/src/irc/wire.ts';
import { foldName } from '../../server/contract/room/casemap.ts';
import type { TalkLine } from '../../web/src/room/state.ts';
import type { SavedSession } from '../../web/src/session/environment.ts';
import { whenMessagesPass } from '../../web/src/session/forgetting.ts';
import { Session } from '../../web/src/session/session.ts';
import { until } from './until.ts';

/** A browser tells where its page is from, and the room's door asks for it; Node tells only if told to. */
class PageSocket extends WebSocket {
  constructor(...[url, options = []]: ConstructorParameters<typeof WebSocket>) {
    const given =
      typeof options === 'string' || Array.isArray(options) ? { protocols: options } : options;
    super(url, { ...given, headers: { origin: `http://${new URL(url).host}` } });
  }
}
globalThis.WebSocket = PageSocket;

function after(delayMs: number, call: () => void): () => void {
  const timer = setTimeout(call, delayMs);
  return () => clearTimeout(timer);
}

export class PageSession {
  readonly session: Session;

  /** @param port of a gateway's web door on loopback, or of a relay before it. */
  constructor(port: number) {
    const openWire = wireOpener(`ws://127.0.0.1:${port}/irc`);
    this.session = new Session({
      openLink: linkOpener({ openWire, mark: crypto.randomUUID(), now: Date.now, after }),
      now: Date.now,
      random: Math.random,
      pick: () => 0,
      after,
      hasNetwork: () => true,
    });
    whenMessagesPass({ after, now: Date.now }, this.session.room, ({ now }) =>
      this.session.dispatch({ kind: 'passed', now }),
    );
  }

  async enters(nick: string, passphrase: string, channel: string): Promise<void> {
    this.session.enter({ nick, passphrase }, channel);
    await this.sees(channel, nick);
  }

  /** As a reloaded page does. */
  async takesUp(kept: SavedSession): Promise<void> {
    this.session.resume(kept);
    await until('the place to be taken up', () => this.session.online);
  }

  says(target: string, text: string): void {
    this.session.sendMessage(target, 'say', text);
  }

  /** Waits for somebody among the people. */
  async sees(channel: string, nick: string): Promise<void> {
    const there = (): boolean =>
      this.session.room.value.buffers.get(foldName(channel))?.people.has(foldName(nick)) ?? false;
    await until(`${nick} to be in ${channel}`, there);
  }

  /** What was said, as a person reads it. */
  talk(name: string): readonly TalkLine[] {
    const lines = this.session.room.value.buffers.get(foldName(name))?.lines ?? [];
    return lines.flatMap((line) => (line.kind === 'talk' ? [line] : []));
  }

  texts(name: string, from: string): readonly string[] {
    return this.talk(name).flatMap((line) => (line.from === from ? [line.text] : []));
  }

  events(name: string): readonly string[] {
    const lines = this.session.room.value.buffers.get(foldName(name))?.lines ?? [];
    return lines.flatMap((line) => (line.kind === 'event' ? [line.key] : []));
  }
}
