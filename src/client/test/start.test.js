import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cents } from '../src/index.js';
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

retryAtOnce();

const folder = (...payments) => json({ id: 'F-1', payments });

test('each payment has a key of its own, which the service accepts', async () => {
  const client = clientWith();
  const requests = fakeFetch(() => json(payment('PENDING'), { status: 201 }));
  const started = await client.startPayment('F-1', REQUEST);
  await client.startPayment('F-1', REQUEST);
  assert.equal(started.replayed, undefined);
  assert.deepEqual(requests[0].body, REQUEST);
  const [first, second] = keysOf(requests);
  assert.match(first, /^[A-Z2-7]{32}$/);
  assert.notEqual(first, second);
});

test('a double click is one request', async () => {
  const client = clientWith();
  const requests = fakeFetch(() => json(payment('PENDING'), { status: 201 }));
  const [first, second] = await Promise.all([client.startPayment('F-1', REQUEST), client.startPayment('F-1', REQUEST)]);
  assert.equal(requests.length, 1);
  assert.equal(first, second);
});

test('a lost response is retried with the same key', async () => {
  const replay = () => json(payment('PENDING'), { 'Idempotent-Replayed': 'true' });
  const requests = fakeFetch(lost, lost, replay);
  const started = await clientWith().startPayment('F-1', REQUEST);
  assert.equal(new Set(keysOf(requests)).size, 1);
  assert.equal(requests.length, 3);
  assert.equal(started.replayed, true);
});

test('the key is kept over a reload until the request is answered', async () => {
  const storage = memoryStorage();
  const before = fakeFetch(lost);
  await assert.rejects(clientWith(storage).startPayment('F-1', REQUEST), { code: 'unreachable' });
  const after = fakeFetch(() => json(payment('PENDING'), { status: 201 }));
  const reloaded = clientWith(storage);
  await reloaded.startPayment('F-1', REQUEST);
  await reloaded.startPayment('F-1', REQUEST);
  assert.deepEqual(new Set(keysOf(before)), new Set([keysOf(after)[0]]));
  assert.notEqual(keysOf(after)[0], keysOf(after)[1]);
});

test('another amount or another beneficiary has another key', async () => {
  const client = clientWith();
  const requests = fakeFetch(() => json({}, { status: 503 }));
  for (const other of [REQUEST, { ...REQUEST, amount: cents(1) }, { ...REQUEST, beneficiary: '12345678901' }]) {
    await assert.rejects(client.startPayment('F-1', other));
  }
  await assert.rejects(client.startPayment('F-2', REQUEST));
  assert.equal(new Set(keysOf(requests)).size, 4);
});

test('a refused request does not keep its key, an unclear answer does', async () => {
  const client = clientWith();
  const requests = fakeFetch(
    () => problem(422, 'amount-exceeds-available'),
    () => problem(503, 'busy'),
    () => problem(503, 'service-unavailable'),
    () => json({ message: 'Endpoint request timed out' }, { status: 504 }),
    () => json(payment('PENDING'), { status: 201 }),
  );
  const errors = [];
  for (let i = 0; i < 4; i++) await client.startPayment('F-1', REQUEST).catch(error => errors.push(error));
  await client.startPayment('F-1', REQUEST);
  const keys = keysOf(requests);
  assert.equal(errors[0].paymentId, undefined);
  assert.ok(errors.slice(1).every(({ paymentId }) => paymentId));
  assert.notEqual(keys[0], keys[1]);
  assert.deepEqual(new Set(keys.slice(1)).size, 1);
});

test('the key of a payment that is read in its folder is dropped', async () => {
  const client = clientWith(memoryStorage());
  const requests = fakeFetch(lost);
  const error = await client.startPayment('F-1', REQUEST).catch(error => error);
  assert.equal(error.paymentId, await paymentIdOf(keysOf(requests)[0]));
  fakeFetch(() => folder(payment('PENDING', { id: error.paymentId })));
  await client.readBookingFolder('F-1');
  const after = fakeFetch(() => json(payment('PENDING'), { status: 201 }));
  await client.startPayment('F-1', REQUEST);
  assert.notEqual(keysOf(after)[0], keysOf(requests)[0]);
});

test('the key of a payment that is not in the folder is kept', async () => {
  const client = clientWith(memoryStorage());
  const requests = fakeFetch(lost);
  await assert.rejects(client.startPayment('F-1', REQUEST));
  fakeFetch(() => folder(payment('PAID')));
  await client.readBookingFolder('F-1');
  const after = fakeFetch(() => json(payment('PENDING'), { status: 201 }));
  await client.startPayment('F-1', REQUEST);
  assert.equal(keysOf(after)[0], keysOf(requests)[0]);
});

test('a read while the start is in flight does not drop its key', async () => {
  const client = clientWith(memoryStorage());
  let answer;
  const requests = fakeFetch(({ method, headers }) =>
    method === 'GET'
      ? paymentIdOf(keysOf(requests)[0]).then(id => folder(payment('PENDING', { id })))
      : new Promise((_, reject) => (answer = () => reject(new TypeError(headers['Idempotency-Key'])))),
  );
  const first = client.startPayment('F-1', REQUEST);
  while (!answer) await new Promise(resolve => setImmediate(resolve));
  await client.readBookingFolder('F-1');
  const second = client.startPayment('F-1', REQUEST);
  answer();
  for (let i = 0; i < 2; i++) {
    answer = undefined;
    while (!answer) await new Promise(resolve => setImmediate(resolve));
    answer();
  }
  await Promise.all([first, second].map(start => assert.rejects(start, { code: 'unreachable' })));
  assert.equal(new Set(keysOf(requests)).size, 1);
});

for (const [name, storage] of Object.entries({
  blocked: {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
  },
  full: {
    getItem: () => null,
    setItem: () => {
      throw new Error('full');
    },
  },
  foreign: { getItem: () => '["not ours", null]', setItem: () => {} },
  broken: {
    getItem: () => '{',
    setItem: () => {
      throw new Error('full');
    },
  },
})) {
  test(`a ${name} storage does not prevent a payment`, async () => {
    const client = clientWith(storage);
    const requests = fakeFetch(lost);
    await assert.rejects(client.startPayment('F-1', REQUEST), { code: 'unreachable' });
    if (name !== 'foreign') {
      await assert.rejects(client.startPayment('F-1', REQUEST));
      assert.equal(new Set(keysOf(requests)).size, 1);
    }
    fakeFetch(() => folder());
    await client.readBookingFolder('F-1');
  });
}

test('neither the beneficiary nor the token is stored', async () => {
  const storage = memoryStorage();
  fakeFetch(lost);
  await assert.rejects(clientWith(storage).startPayment('F-1', REQUEST));
  const stored = [...storage.values.values()].join();
  assert.match(stored, /"paymentId":"[A-Z2-7]{26}"/);
  assert.doesNotMatch(stored, /marie|token/);
});

test('outside of a secure context a second click has the same key too', async () => {
  const { subtle } = globalThis.crypto;
  Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined, configurable: true });
  try {
    const client = clientWith();
    const requests = fakeFetch(lost);
    await assert.rejects(client.startPayment('F-1', REQUEST), { paymentId: undefined });
    await assert.rejects(client.startPayment('F-1', REQUEST));
    assert.equal(new Set(keysOf(requests)).size, 1);
  } finally {
    Object.defineProperty(globalThis.crypto, 'subtle', { value: subtle, configurable: true });
  }
});
