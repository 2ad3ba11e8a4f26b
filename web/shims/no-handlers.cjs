// Replaces a file of irc-framework's handlers: there are none.

module.exports = () => undefined;
