// Stands in for eventemitter3, as far as irc-framework needs it in the page: listeners stay as long as their emitter.

module.exports = class EventEmitter {
  #listeners = new Map();

  on(event, listener) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  emit(event, ...args) {
    for (const listener of this.#listeners.get(event) ?? []) listener.apply(this, args);
  }
};
