// A file of handlers without any.

module.exports = () => undefined;
