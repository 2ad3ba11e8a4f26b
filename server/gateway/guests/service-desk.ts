// What guests ask of the service: gives them its sentences, sends hosts the sheet, and notices that a host is there.

import { randomInt } from 'node:crypto';
import { mintWord } from '../../config/passphrase.ts';
import { writeSheet } from '../../contract/host/host-sheet.ts';
import type { Role } from '../../contract/host/access.ts';
import { sheetCommand } from '../../contract/room/extension-names.ts';
import type { Person, ServiceParts } from '../service/row.ts';
import { Service } from '../service/service.ts';
import { isSignOfLife } from './sign-of-life.ts';
import { SheetTurns, type SheetGuest } from './sheet-turns.ts';

/** What is asked of a guest here. */
export interface Asker extends SheetGuest {
  readonly person: Person;
  /** null: they have not registered. */
  readonly role: Role | null;
  serviceSays(text: string): void;
  sheet(texts: readonly string[]): void;
}

export interface ServiceDeskOptions<Guest> extends Omit<ServiceParts, 'mintWord'> {
  /** Everybody in the room. */
  readonly everybody: ReadonlySet<Guest>;
  /** Counts a refusal by its reason. */
  readonly refused: (reason: string) => void;
}

export class ServiceDesk<Guest extends Asker> {
  /** Told of each line of a guest's; null: the room needs no sign of life. */
  readonly heard: ((line: Uint8Array, guest: Guest) => void) | null;
  readonly #service: Service;
  readonly #sheets: SheetTurns<Guest>;
  readonly #refused: (reason: string) => void;

  constructor(options: ServiceDeskOptions<Guest>) {
    const { everybody, isSealed, needsSign, now, refused, end } = options;
    this.#service = new Service({ ...options, mintWord: () => mintWord(randomInt) });
    this.#sheets = new SheetTurns({
      everybody,
      send: (host) => host.sheet(writeSheet(this.#service.sheet())),
      now,
    });
    this.#refused = refused;
    this.heard = needsSign
      ? (line, { role }) => void (role === 'host' && isSignOfLife(line, isSealed) && end.goOn())
      : null;
  }

  /** Answers later. */
  ask(words: string, asker: Guest): void {
    // As in Guest: a fault of ours ends nothing, and its text is not kept.
    void this.#serve(words, asker).catch(() => this.#refused('fault'));
  }

  /** To be called about once a second. */
  tick(): void {
    this.#sheets.tick();
  }

  async #serve(words: string, asker: Guest): Promise<void> {
    if (words === sheetCommand && asker.role === 'host') {
      this.#sheets.ask(asker);
      return;
    }
    const answers = await this.#service.answer(words, asker.person);
    for (const text of answers) asker.serviceSays(text);
  }
}
