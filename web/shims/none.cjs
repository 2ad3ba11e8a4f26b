// Replaces a class that the page never constructs.

module.exports = function Unused() {};
