// The server's clock, from the Date headers of its responses (whole seconds), so that countdowns are right on a machine
// whose clock is wrong. Each response narrows the range of possible offsets.

let minOffset = -Infinity;
let maxOffset = Infinity;

/** Takes the Date header of a response to a request; `sentAt` and `receivedAt` are milliseconds of this machine. */
export function syncClock(dateHeader, sentAt, receivedAt) {
  const serverTime = Date.parse(dateHeader ?? '');
  if (Number.isNaN(serverTime)) return;
  const [low, high] = [serverTime - receivedAt, serverTime + 1000 - sentAt];
  minOffset = Math.max(minOffset, low);
  maxOffset = Math.min(maxOffset, high);
  if (minOffset > maxOffset) [minOffset, maxOffset] = [low, high];
}

/** The server's current time in milliseconds. */
export function serverNow() {
  return Date.now() + (Number.isFinite(minOffset) ? (minOffset + maxOffset) / 2 : 0);
}

/**
 * Reads the server's clock from a static file: the local server sends a Date header with files only.
 * Without a Date header the two clocks count as equal.
 */
export async function syncClockWithServer() {
  const sentAt = Date.now();
  const response = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  syncClock(response?.headers.get('Date'), sentAt, Date.now());
}
