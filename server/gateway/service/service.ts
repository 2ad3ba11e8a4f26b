// The service `mayfly`: what hosts ask of the room, and the answers. One table; a new command is a row here and
// a word in contract/room/service.ts. What a host's page asks by itself is answered by the sheet.

import type { HostSheet } from '../../contract/host/host-sheet.ts';
import {
  serviceCommandOf,
  serviceCommands,
  serviceName,
  type ServiceCommand,
} from '../../contract/room/service.ts';
import { inEnglish } from '../../contract/words/room-says.ts';
import { endRows } from './end-rows.ts';
import { hostSheet } from './host-sheet.ts';
import { invitationRows } from './invitation-rows.ts';
import { knockRows } from './knock-rows.ts';
import { peopleRows } from './people-rows.ts';
import type { Answer, Person, Row, ServiceParts } from './row.ts';

export class Service {
  readonly #parts: ServiceParts;
  readonly #rows: { readonly [C in ServiceCommand]: Row } = {
    help: {
      help: inEnglish('says.helpHelp'),
      answer: () => [
        inEnglish('says.help', { text: `/msg ${serviceName}` }),
        ...serviceCommands.map((command) => this.#rows[command].help),
      ],
    },
    ...peopleRows,
    ...knockRows,
    ...invitationRows,
    ...endRows(),
  };

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  /** @param words as the guest wrote them: a command and what belongs to it. */
  answer(words: string, asker: Person): Answer {
    if (!asker.isHost) return [inEnglish('says.hostsOnly')];
    const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(words) ?? [];
    const command = serviceCommandOf(word);
    if (command !== null) return this.#rows[command].answer(rest, asker, this.#parts);
    return [inEnglish('says.unknownCommand', { text: `/msg ${serviceName} help` })];
  }

  /** For hosts only. */
  sheet(): HostSheet {
    return hostSheet(this.#parts);
  }
}
