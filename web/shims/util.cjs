// irc-framework formats its answer to CTCP VERSION with Node's util; the page does not answer.

module.exports = { format: String };
