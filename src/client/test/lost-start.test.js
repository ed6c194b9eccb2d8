import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { createClient } from '../src/index.js';
import {
  REQUEST,
  clientWith,
  fakeFetch,
  json,
  keysOf,
  lost,
  memoryStorage,
  payment,
  paymentIdOf,
  problem,
  retryAtOnce,
} from './fake-service.js';

const MINUTE = 60_000;

retryAtOnce();

test('a refusal after a loss is not believed: the payment is read', async () => {
  const requests = fakeFetch(
    lost,
    () => problem(422, 'amount-exceeds-available'),
    () => json(payment('PENDING')),
  );
  const started = await clientWith().startPayment('F-1', REQUEST);
  assert.equal(started.replayed, true);
  assert.equal(started.status, 'PENDING');
  const [key] = keysOf(requests);
  assert.equal(requests[2].url, `/booking-folders/F-1/payments/${await paymentIdOf(key)}`);
});

test('a refusal after a loss keeps the key while the lost request can still be running', async () => {
  const storage = memoryStorage();
  const refusal = ({ method }) =>
    method === 'POST' ? problem(422, 'amount-exceeds-available') : problem(404, 'payment-not-found');
  const requests = fakeFetch(lost, refusal);
  await assert.rejects(clientWith(storage).startPayment('F-1', REQUEST), { code: 'amount-exceeds-available' });
  await assert.rejects(clientWith(storage).startPayment('F-1', REQUEST));
  assert.equal(new Set(keysOf(requests)).size, 1);
  mock.timers.tick(2 * MINUTE);
  await assert.rejects(clientWith(storage).startPayment('F-1', REQUEST));
  await assert.rejects(clientWith(storage).startPayment('F-1', REQUEST));
  assert.equal(new Set(keysOf(requests)).size, 2);
});

// The form and the access are checked before the key, and nothing is asked of the service without a token.
for (const [name, answer] of Object.entries({
  'an expired session': () => problem(401, 'unauthenticated'),
  'another role': () => problem(403, 'forbidden'),
  'a folder of another tenant': () => problem(404, 'folder-not-found'),
  'no token': undefined,
})) {
  test(`${name} long after a loss says nothing about the lost request`, async () => {
    const storage = memoryStorage();
    const before = fakeFetch(lost);
    await assert.rejects(clientWith(storage).startPayment('F-1', REQUEST), { code: 'unreachable' });
    mock.timers.tick(10 * MINUTE);
    fakeFetch(answer);
    const token = () => (answer ? 'token' : Promise.reject(new Error('offline')));
    const paymentId = await paymentIdOf(keysOf(before)[0]);
    const start = createClient({ token, storage }).startPayment('F-1', REQUEST);
    await assert.rejects(start, { changedNothing: false, paymentId });
    const after = fakeFetch(() => json(payment('PENDING'), { 'Idempotent-Replayed': 'true' }));
    await clientWith(storage).startPayment('F-1', REQUEST);
    assert.equal(keysOf(after)[0], keysOf(before)[0]);
  });
}

test('a refusal that is not believed does not say that nothing changed', async () => {
  const refusal = ({ method }) =>
    method === 'POST' ? problem(422, 'amount-exceeds-available') : problem(404, 'payment-not-found');
  const requests = fakeFetch(lost, refusal);
  const error = await clientWith()
    .startPayment('F-1', REQUEST)
    .catch(error => error);
  assert.equal(error.code, 'amount-exceeds-available');
  assert.deepEqual([error.changedNothing, error.paymentId], [false, await paymentIdOf(keysOf(requests)[0])]);
});

test('a retry sends what was asked for, not what the form holds by then', async () => {
  const form = structuredClone(REQUEST);
  const requests = fakeFetch(
    () => (Object.assign(form.amount, { amount: 5000 }), lost()),
    () => json(payment('PENDING'), { status: 201 }),
  );
  const started = clientWith().startPayment('F-1', form);
  form.beneficiary = 'paul@exemple.fr';
  await started;
  assert.deepEqual(
    requests.map(({ body }) => body),
    [REQUEST, REQUEST],
  );
});

test('another spelling of the address is the same customer, as for the service', async () => {
  const client = clientWith();
  const requests = fakeFetch(lost);
  await assert.rejects(client.startPayment('F-1', REQUEST));
  await assert.rejects(client.startPayment('F-1', { ...REQUEST, beneficiary: 'Marie@Exemple.fr' }));
  assert.equal(new Set(keysOf(requests)).size, 1);
});
