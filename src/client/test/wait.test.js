import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { createClient, createClock, isFinal } from '../src/index.js';
import { fakeFetch, json, lost, payment, problem } from './fake-service.js';

const SECOND = 1000;
const HOUR = 3_600_000;

beforeEach(() => mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.parse('2026-11-29T12:00:00Z') }));
afterEach(() => {
  mock.timers.reset();
  delete globalThis.document;
});

const client = () => createClient({ token: () => 'token' });
const settle = async () => {
  for (let i = 0; i < 50; i++) await new Promise(resolve => setImmediate(resolve));
};

/** Lets this many seconds pass, one by one. */
async function pass(seconds) {
  for (let i = 0; i < seconds; i++) {
    mock.timers.tick(SECOND);
    await settle();
  }
}

/** The seconds after which the requests arrived. */
function recordTimes(...answers) {
  const start = Date.now();
  const times = [];
  fakeFetch(...answers.map(answer => request => (times.push((Date.now() - start) / SECOND), answer(request))));
  return times;
}

test('every final status ends the wait, and no other does', async () => {
  const finals = ['PAID', 'DECLINED', 'EXPIRED', 'FAILED', 'REFUSED', 'CANCELLED'];
  for (const status of finals) {
    fakeFetch(() => json(payment(status)));
    assert.equal((await client().waitForOutcome(payment('PENDING'))).status, status);
    assert.ok(isFinal({ status }));
  }
  for (const status of ['REQUESTED', 'PENDING', 'REFUSING', 'CANCELLING']) assert.ok(!isFinal({ status }), status);
});

test('a payment that has its outcome is not read', async () => {
  const requests = fakeFetch(() => json({}));
  assert.equal((await client().waitForOutcome(payment('PAID'))).status, 'PAID');
  assert.equal(requests.length, 0);
});

test('the wait reports each change once', async () => {
  const versions = [
    payment('REQUESTED'),
    payment('PENDING'),
    payment('PENDING'),
    payment('PENDING', { overdue: true }),
  ];
  fakeFetch(...[...versions, payment('PAID')].map(version => () => json(version)));
  const seen = [];
  const waiting = client().waitForOutcome(versions[0], {
    onChange: ({ status, overdue }) => seen.push([status, overdue]),
  });
  await settle();
  await pass(10);
  await waiting;
  assert.deepEqual(seen, [
    ['PENDING', undefined],
    ['PENDING', true],
    ['PAID', undefined],
  ]);
});

test('the wait slows down with the age of the payment', async () => {
  const times = recordTimes(() => json(payment('PENDING')));
  const controller = new AbortController();
  const waiting = client().waitForOutcome(payment('PENDING'), { signal: controller.signal });
  await settle();
  await pass(180);
  controller.abort(new Error('enough'));
  await assert.rejects(waiting, /enough/);
  const delays = times.slice(1).map((time, i) => time - times[i]);
  assert.ok(times.length > 30 && times.length < 60, `${times.length} requests in 3 minutes`);
  assert.deepEqual([delays[0], delays.at(-1)], [1, 8]);
  assert.deepEqual(
    delays,
    [...delays].sort((a, b) => a - b),
  );
});

test('the age of the payment is taken from the service, so that a wrong clock of the device changes nothing', async () => {
  const serviceTime = Date.now() - HOUR;
  const start = Date.now();
  const dated = () => ({ Date: new Date(serviceTime + Date.now() - start).toUTCString() });
  const open = payment('PENDING', { requestedAt: new Date(serviceTime).toISOString() });
  const times = recordTimes(() => json(open, dated()));
  const controller = new AbortController();
  const waiting = client().waitForOutcome(open, { signal: controller.signal });
  await settle();
  await pass(10);
  controller.abort();
  await assert.rejects(waiting);
  assert.ok(times.length >= 8, `${times.length} requests in 10 seconds`);
});

test('the wait goes on while the device is offline', async () => {
  const errors = [];
  fakeFetch(lost, lost, lost, () => json(payment('PAID')));
  const waiting = client().waitForOutcome(payment('PENDING'), { onError: ({ code }) => errors.push(code) });
  await settle();
  await pass(30);
  assert.equal((await waiting).status, 'PAID');
  assert.deepEqual(errors, ['unreachable', 'unreachable', 'unreachable']);
});

test('no request is sent before Retry-After, also where the page is shown again', async () => {
  globalThis.document = Object.assign(new EventTarget(), { hidden: false });
  const times = recordTimes(
    () => problem(503, 'busy', { 'Retry-After': '20' }),
    () => json(payment('PAID')),
  );
  const startedAt = performance.now();
  mock.method(performance, 'now', () => startedAt + Date.now() - Date.parse('2026-11-29T12:00:00Z'));
  const waiting = client().waitForOutcome(payment('PENDING'));
  await settle();
  await pass(5);
  globalThis.document.dispatchEvent(new Event('visibilitychange'));
  await pass(30);
  await waiting;
  assert.deepEqual(times, [0, 20]);
});

test('a hidden page does not poll, and polls at once when it is shown', async () => {
  globalThis.document = Object.assign(new EventTarget(), { hidden: true });
  const times = recordTimes(() => json(payment('PENDING')));
  const controller = new AbortController();
  const waiting = client().waitForOutcome(payment('PENDING'), { signal: controller.signal });
  await settle();
  await pass(60);
  assert.deepEqual(times, [0]);
  globalThis.document.hidden = false;
  globalThis.document.dispatchEvent(new Event('visibilitychange'));
  await pass(1);
  assert.equal(times.length, 2);
  assert.ok(times[1] <= 61);
  controller.abort();
  await assert.rejects(waiting);
});

test('a laptop that slept for four minutes reads the outcome with its next request', async () => {
  const requests = fakeFetch(
    () => json(payment('PENDING')),
    () => json(payment('EXPIRED')),
  );
  const waiting = client().waitForOutcome(payment('PENDING'));
  await settle();
  mock.timers.tick(240 * SECOND);
  await settle();
  assert.equal((await waiting).status, 'EXPIRED');
  assert.equal(requests.length, 2);
});

test('a payment that may not be read ends the wait', async () => {
  for (const [status, code] of [
    [403, 'forbidden'],
    [404, 'payment-not-found'],
    [401, 'unauthenticated'],
  ]) {
    fakeFetch(() => problem(status, code));
    await assert.rejects(client().waitForOutcome(payment('PENDING')), { code });
  }
});

test('an error of onChange ends the wait', async () => {
  fakeFetch(() => json(payment('PAID')));
  const onChange = () => {
    throw new RangeError('a defect of the page');
  };
  await assert.rejects(client().waitForOutcome(payment('PENDING'), { onChange }), RangeError);
});

test('an aborted wait stops at once', async () => {
  const requests = fakeFetch(() => json(payment('PENDING')));
  const controller = new AbortController();
  const waiting = client().waitForOutcome(payment('PENDING'), { signal: controller.signal });
  await settle();
  const reason = new Error('left the page');
  controller.abort(reason);
  await assert.rejects(waiting, reason);
  await pass(20);
  assert.equal(requests.length, 1);
});

for (const [name, answer, callback] of [
  ['onChange', () => json(payment('PENDING', { overdue: true })), 'onChange'],
  ['onError', lost, 'onError'],
]) {
  test(`a wait that ${name} aborts in a hidden page ends at once`, async () => {
    globalThis.document = Object.assign(new EventTarget(), { hidden: true });
    fakeFetch(answer);
    const controller = new AbortController();
    const reason = new Error('left the page');
    let ended;
    client()
      .waitForOutcome(payment('PENDING'), { signal: controller.signal, [callback]: () => controller.abort(reason) })
      .catch(error => (ended = error));
    await settle();
    assert.equal(ended, reason);
  });
}

test('a payment without a date is polled every second', async () => {
  const times = recordTimes(() => json(payment('PENDING')));
  const controller = new AbortController();
  const waiting = client().waitForOutcome(
    { id: 'P', folderId: 'F-1', status: 'PENDING' },
    { signal: controller.signal },
  );
  await settle();
  await pass(3);
  controller.abort();
  await assert.rejects(waiting);
  assert.deepEqual(times, [0, 1, 2, 3]);
});

test('the clock follows the service, more exactly with each response', () => {
  const clock = createClock();
  const now = Date.now();
  assert.equal(clock.now(), now);
  clock.synchronize(null, now, now);
  clock.synchronize('not a date', now, now);
  assert.equal(clock.now(), now);
  const ahead = HOUR + 700;
  const date = time => new Date(Math.floor(time / SECOND) * SECOND).toUTCString();
  for (const step of [0, 250, 500, 750]) clock.synchronize(date(now + step + ahead), now + step, now + step);
  assert.ok(Math.abs(clock.now() - now - ahead) <= 250, `${clock.now() - now - ahead} ms off`);
  clock.synchronize(date(now), now, now);
  assert.ok(Math.abs(clock.now() - now) <= SECOND, 'somebody corrected the clock of the device');
});
