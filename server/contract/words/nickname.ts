// Nicknames that the page offers. Pure: the dice come in as an argument.

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

/** Picks a whole number from 0 to below `count`, all alike. */
export type Pick = (count: number) => number;

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** Such as `QuietHeron47`: letters and digits, at most 17 characters. */
export function pleasantNickname(pick: Pick): string {
  const word = (list: string): string => {
    const words = list.split(' ');
    return capital(words[pick(words.length)] ?? '');
  };
  return `${word(first)}${word(second)}${10 + pick(90)}`;
}

/** Another nickname near a taken one, at most `maxLength` long. */
export function nearbyNickname(taken: string, pick: Pick, maxLength = 24): string {
  const digits = String(10 + pick(90));
  const stem = taken.replace(/\d+$/, '').slice(0, maxLength - digits.length);
  return (stem === '' ? 'guest'.slice(0, maxLength - digits.length) : stem) + digits;
}

/** RFC 2812 §2.3.1, as far as ngIRCd follows it; the length is the room's to judge. */
export function isNickname(text: string): boolean {
  return /^[A-Za-z[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]{0,30}$/.test(text);
}
