// Suggests nicknames: random ones, one near a taken name, and one for a name with other letters.

import type { RandomInt } from './random-int.ts';

const first =
  'amber azure breezy bright calm clear coral crisp dawn dewy early easy fair fern fleet gentle ' +
  'glad golden green hazel honest jolly kind light lilac lucky mellow merry mild misty mossy neat ' +
  'olive pale patient pearl plain quick quiet rosy sandy silver soft spry still sunny swift tidy ' +
  'velvet warm';
const second =
  'acorn alder aspen badger beech birch brook cedar cloud clover crane creek cricket dove egret ' +
  'elm falcon fern finch firefly fox gull harbor hare harvest heron hill holly ibis iris island ' +
  'lark leaf lily linden lynx maple meadow moth oak orchard otter owl pebble pine plover pond ' +
  'poplar quail reed ridge river robin sparrow spruce stone swan thrush tern valley willow wren';

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** For example `QuietHeron47`: letters and digits, at most 17 characters. */
export function pleasantNickname(pick: RandomInt): string {
  const word = (list: string): string => {
    const words = list.split(' ');
    return capital(words[pick(words.length)] ?? '');
  };
  return `${word(first)}${word(second)}${10 + pick(90)}`;
}

/** A nickname similar to a taken one, at most `maxLength` characters long. */
export function nearbyNickname(taken: string, pick: RandomInt, maxLength = 24): string {
  const digits = String(10 + pick(90));
  const stem = taken.replace(/\d+$/, '').slice(0, maxLength - digits.length);
  return (stem === '' ? 'guest'.slice(0, maxLength - digits.length) : stem) + digits;
}

/** Letters that Unicode does not decompose into a Latin letter and marks, each with its Latin spelling. */
const spelt: ReadonlyMap<string, string> = new Map(
  (
    'ß ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ŋ n ' +
    'а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ' +
    'ш sh щ shch ы y э e ю yu я ya є ye і i ґ g ђ dj ј j љ lj њ nj ћ c џ dz ' +
    'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'
  )
    .split(' ')
    .flatMap((letter, at, all) => (at % 2 === 0 ? [[letter, all[at + 1] ?? '']] : [])),
);

/**
 * The most similar valid nickname: `Joao` for `João`, `Ana_Maria` for `Ana Maria`, cut to the length.
 * @returns null if no character of it can be spelled in Latin letters.
 */
export function plainNickname(text: string, maxLength = 24): string | null {
  const latin = Array.from(text.normalize('NFKD'), (letter) => {
    const small = letter.toLowerCase();
    const other = spelt.get(small);
    return other === undefined ? letter : letter === small ? other : capital(other);
  });
  const plain = latin
    .join('')
    .replace(/[\s.]+/g, '_')
    .replace(/[^A-Za-z0-9_-]/g, '')
    .replace(/^[_-]+|[_-]+$/g, '')
    // A nickname begins with a letter.
    .replace(/^([0-9_-]+)(.*)$/, '$2$1')
    .slice(0, maxLength);
  return /^[A-Za-z]/.test(plain) ? plain : null;
}
