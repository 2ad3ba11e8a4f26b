// UTF-8 by the browser.

const encoder = new TextEncoder();
module.exports = { encode: (text) => encoder.encode(text) };
