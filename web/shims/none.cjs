// Stands for a class that the page never makes.

module.exports = function Unused() {};
