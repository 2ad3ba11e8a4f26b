// irc-framework formats one CTCP VERSION answer with node's util; the page answers none.

module.exports = { format: String };
