// Splits a text into graphemes by the browser's own tables, instead of the package's 230 kB.

module.exports = class {
  *iterateGraphemes(text) {
    for (const { segment } of new Intl.Segmenter().segment(text)) yield segment;
  }
};
