// The twelve lodash functions that irc-framework calls, as far as it needs them.

const matches = (wanted) => {
  if (typeof wanted === 'function') return wanted;
  return (value) => Object.keys(wanted).every((key) => value[key] === wanted[key]);
};

module.exports = {
  bind: (call, self) => call.bind(self),
  clone: (value) =>
    Array.isArray(value) ? value.slice() : Object.assign(Object.create(null), value),
  defer: (call, ...args) => setTimeout(() => call(...args), 0),
  difference: (values, without) => values.filter((value) => !without.includes(value)),
  each: (values, call) => {
    for (const [key, value] of Object.entries(values)) call(value, key);
  },
  extend: Object.assign,
  find: (values, wanted) => Object.values(values).find(matches(wanted)),
  intersection: (values, others) => values.filter((value) => others.includes(value)),
  map: (values, by) => values.map(typeof by === 'string' ? (value) => value[by] : by),
  pull: (values, value) => {
    for (let at = values.indexOf(value); at !== -1; at = values.indexOf(value))
      values.splice(at, 1);
  },
  reduce: (values, call, first) => values.reduce(call, first),
  uniq: (values) => [...new Set(values)],
};
