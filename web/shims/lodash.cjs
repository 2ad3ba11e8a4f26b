// The lodash functions that irc-framework calls in the page, as far as it needs them.

module.exports = {
  clone: (value) =>
    Array.isArray(value) ? value.slice() : Object.assign(Object.create(null), value),
  difference: (values, without) => values.filter((value) => !without.includes(value)),
  each: (values, call) => {
    for (const [key, value] of Object.entries(values)) call(value, key);
  },
  intersection: (values, others) => values.filter((value) => others.includes(value)),
  uniq: (values) => [...new Set(values)],
};
