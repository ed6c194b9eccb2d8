// The server's clock, as far as its Date headers tell it (they are whole seconds): a wrong clock on this machine
// must not make a countdown lie. Each answer narrows the range in which the difference lies.

let least = -Infinity;
let most = Infinity;

/** The server said `date` at some moment between `sent` and `received` (milliseconds of this machine). */
export function heard(date, sent, received) {
  const said = Date.parse(date ?? '');
  if (Number.isNaN(said)) return;
  const [low, high] = [said - received, said + 1000 - sent];
  least = Math.max(least, low);
  most = Math.min(most, high);
  if (least > most) [least, most] = [low, high];
}

/** Now, in the server's milliseconds. */
export function serverNow() {
  return Date.now() + (Number.isFinite(least) ? (least + most) / 2 : 0);
}

/** Behind API Gateway each answer has a Date; here only files do. Without one, the clocks count as equal. */
export async function compareClocks() {
  const sent = Date.now();
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  heard(answer?.headers.get('Date'), sent, Date.now());
}
