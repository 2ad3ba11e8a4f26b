// Tells the guests of each channel who of them is a host, and whose nickname is kept: once a second, to all by the
// same bytes. So a class that enters at once costs one line a guest and second, and not one for each two of them.

import { foldName } from '../../contract/room/casemap.ts';
import type { Member, Roster } from '../state/roster.ts';
import { joinBytes } from '../wire/join-bytes.ts';
import { personLine } from './people.ts';

/** What has changed in one channel since it was told last. */
interface News {
  readonly entered: Set<Member>;
  readonly renamed: Set<Member>;
  /** Nicknames of which nothing is to be said any more, by their folded form. */
  readonly gone: Map<string, string>;
}

export class PeopleNews {
  readonly #roster: Roster;
  readonly #byChannel = new Map<string, News>();

  constructor(roster: Roster) {
    this.#roster = roster;
  }

  entered(member: Member, channel: string): void {
    this.#of(channel).entered.add(member);
  }

  /** @param from '': the guest has come in. */
  renamed(member: Member, from: string, channels: readonly string[]): void {
    if (from === '' || member.marks.length === 0) return;
    for (const channel of channels) {
      const news = this.#of(channel);
      news.renamed.add(member);
      news.gone.set(foldName(from), from);
    }
  }

  /** The session is over. To be called before the member leaves these channels. */
  gone(member: Member, channels: readonly string[]): void {
    if (member.marks.length === 0) return;
    for (const channel of channels) this.#of(channel).gone.set(foldName(member.nick), member.nick);
  }

  /** To be called about once a second. @param source the server's name. */
  tell(source: string): void {
    const all = [...this.#byChannel].map(
      ([channel, news]) => [this.#roster.reached(channel), news] as const,
    );
    this.#byChannel.clear();
    // First what is not true any more: somebody may be back under the same nickname, in another channel.
    for (const [members, { entered, gone }] of all) {
      const lines = [...gone.values()].map((nick) => personLine(source, { nick, marks: [] }));
      const others = members.filter((member) => !entered.has(member));
      if (lines.length > 0) show(others, joinBytes(lines));
    }
    for (const [members, news] of all) tellMarks(source, members, news);
  }

  #of(channel: string): News {
    const key = foldName(channel);
    const known = this.#byChannel.get(key);
    if (known !== undefined) return known;
    const news: News = { entered: new Set(), renamed: new Set(), gone: new Map() };
    this.#byChannel.set(key, news);
    return news;
  }
}

/** Who has entered is told of everybody in the channel; the others of those who changed. */
function tellMarks(source: string, members: readonly Member[], { entered, renamed }: News): void {
  const marked = members.filter(({ marks }) => marks.length > 0);
  if (marked.length === 0) return;
  const changed = marked.filter((member) => entered.has(member) || renamed.has(member));
  const linesOf = (those: readonly Member[]): Uint8Array =>
    joinBytes(those.map((member) => personLine(source, member)));
  const news = linesOf(marked);
  show(
    members.filter((member) => entered.has(member)),
    news,
  );
  if (changed.length === 0) return;
  const others = members.filter((member) => !entered.has(member));
  show(others, changed.length === marked.length ? news : linesOf(changed));
}

function show(members: readonly Member[], lines: Uint8Array): void {
  for (const member of members) member.seesPeople(lines);
}
