// Keeps a passphrase in the form that asks again, so that it need not be typed twice. The page does not show it:
// it is sealed, and opens only together with the id of its own form.

import { Seal } from './seal.ts';

export class KeptPassphrases {
  readonly #seal = new Seal();

  /** @param passphrases without line ends. @returns the value of a hidden field. */
  keep(formId: string, passphrases: readonly string[]): string {
    return this.#seal.seal([formId, ...passphrases].join('\n'));
  }

  /** @returns null: nothing was kept in this form. */
  open(formId: string, kept: string): readonly string[] | null {
    const [of, ...passphrases] = this.#seal.open(kept)?.split('\n') ?? [];
    return of === formId ? passphrases : null;
  }
}
