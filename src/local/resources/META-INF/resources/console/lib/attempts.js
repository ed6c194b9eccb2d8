// Idempotency keys: one for each intention. The same intention keeps its key, over a reload too, until the service
// said for sure what became of it; so a second tap or a lost answer never asks the customer twice.

const KEY = 'ancv-connect-attempts';

const kept = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
const keep = attempts => sessionStorage.setItem(KEY, JSON.stringify(attempts));
const nameOf = (folder, body) => JSON.stringify([folder, body.amount.amount, body.beneficiary]);

/** Starts what `start` does with this intention's key, and drops the key once the outcome is sure. */
export async function attempt(folder, body, start) {
  const name = nameOf(folder, body);
  const attempts = kept();
  const key = attempts[name] ?? crypto.randomUUID();
  keep({ ...attempts, [name]: key });
  try {
    const payment = await start(key);
    drop(name);
    return payment;
  } catch (problem) {
    if (problem.isSure) drop(name);
    throw problem;
  }
}

function drop(name) {
  const { [name]: _, ...others } = kept();
  keep(others);
}
