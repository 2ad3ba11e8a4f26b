// Encodes UTF-8 by the browser's TextEncoder.

const encoder = new TextEncoder();
module.exports = { encode: (text) => encoder.encode(text) };
