// What happened in one place and concerns the others: they look again at once instead of waiting for their next turn.

const listeners = new Set();

export function happened(what, about = {}) {
  listeners.forEach(listener => listener(what, about));
}

/** Calls back on everything that happens; answers what ends it. */
export function onHappening(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
