import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { AncvConnectError, cents, createClient, formatMoney, parseAmount } from '../src/index.js';
import { fakeFetch, json, lost, problem } from './fake-service.js';

const client = (options = {}) => createClient({ baseUrl: 'https://service', token: () => 'token', ...options });

test('an operation has its method, path, query and headers', async () => {
  const requests = fakeFetch(() => json({ items: [], nextCursor: null }));
  await client({ language: () => 'en' }).listEstablishmentPayments('camping', {
    status: 'PAID',
    cursor: null,
    limit: 5,
  });
  assert.equal(requests[0].url, 'https://service/establishments/camping/payments?status=PAID&limit=5');
  assert.equal(requests[0].headers.Authorization, 'Bearer token');
  assert.equal(requests[0].headers['Accept-Language'], 'en');
  assert.equal(requests[0].body, undefined);
});

test('an optional body can be left out', async () => {
  const requests = fakeFetch(() => json({ id: 'P' }));
  await client().refusePayment('F', 'P');
  assert.deepEqual(requests[0], {
    ...requests[0],
    method: 'POST',
    url: 'https://service/booking-folders/F/payments/P/refusal',
    body: {},
  });
});

test('a response without content has no result', async () => {
  fakeFetch(() => new Response(null, { status: 204 }));
  assert.equal(await client().deactivateAncvConnect('camping'), undefined);
});

test('an id is one path segment, and an id that changes the path is refused', async () => {
  const requests = fakeFetch(() => json({}));
  await client().readEstablishment('a/../b?c');
  assert.equal(requests[0].url, 'https://service/establishments/a%2F..%2Fb%3Fc');
  for (const id of ['', '.', '..', undefined])
    await assert.rejects(async () => client().readEstablishment(id), TypeError);
});

test('a problem document is an error with its code, texts and fields', async () => {
  const errors = [{ field: 'name', message: 'is blank' }];
  fakeFetch(() => json({ code: 'validation-failed', title: 'T', detail: 'D', errors }, { status: 422 }));
  await assert.rejects(client().readEstablishment('a'), error => {
    assert.ok(error instanceof AncvConnectError);
    const { code, status, title, detail, changedNothing, isTransient } = error;
    assert.deepEqual(
      { code, status, title, detail },
      { code: 'validation-failed', status: 422, title: 'T', detail: 'D' },
    );
    assert.deepEqual([error.errors, changedNothing, isTransient], [errors, true, false]);
    return true;
  });
});

const CODES = [
  [() => json({ message: 'Unauthorized' }, { status: 401 }), 'unauthenticated', false],
  [() => json({ message: 'Too Many Requests' }, { status: 429 }), 'too-many-requests', false],
  [() => json({ message: 'Service Unavailable' }, { status: 503 }), 'service-unavailable', false],
  [() => json({ message: 'Endpoint request timed out' }, { status: 504 }), 'service-unavailable', false],
  [() => problem(503, 'busy'), 'busy', false],
  [() => problem(503, 'ancv-unavailable'), 'ancv-unavailable', true],
  [() => problem(502, 'ancv-error'), 'ancv-error', true],
  [() => problem(409, 'folder-cancelled'), 'folder-cancelled', true],
  [() => new Response('<html>Log in</html>', { status: 200 }), 'unreadable', false],
  [() => new Response('<html>Log in</html>', { status: 403 }), 'unreadable', false],
  [() => json({ code: 7, title: {}, errors: 'none' }, { status: 400 }), 'unreadable', false],
  [lost, 'unreachable', false],
];

for (const [answer, code, changedNothing] of CODES) {
  test(`${answer} is ${code} and ${changedNothing ? 'changed nothing' : 'may have changed something'}`, async () => {
    fakeFetch(answer);
    await assert.rejects(client().readEstablishment('a'), { code, changedNothing });
  });
}

test('Retry-After is given in milliseconds', async () => {
  fakeFetch(() => problem(503, 'busy', { 'Retry-After': '5' }));
  await assert.rejects(client().readEstablishment('a'), { retryAfter: 5000, isTransient: true });
});

test('Retry-After can be a date, by the clock of the service', async () => {
  const serviceTime = Date.parse('2026-11-29T12:00:00Z');
  const header = time => new Date(time).toUTCString();
  for (const [retryAfter, milliseconds] of [
    [header(serviceTime + 30_000), 30_000],
    [header(serviceTime - 30_000), 0],
    ['soon', 0],
    ['0', 0],
  ]) {
    fakeFetch(() => problem(503, 'busy', { 'Date': header(serviceTime), 'Retry-After': retryAfter }));
    const error = await client()
      .readEstablishment('a')
      .catch(error => error);
    assert.ok(Math.abs(error.retryAfter - milliseconds) < 1500 && error.retryAfter >= 0, `${error.retryAfter}`);
  }
});

test('after a 401 the token is supplied again, once', async () => {
  const asked = [];
  const token = ({ refresh }) => (asked.push(refresh), refresh ? 'new' : 'old');
  const requests = fakeFetch(
    () => problem(401, 'unauthenticated'),
    () => json({ id: 'a' }),
  );
  await client({ token }).readEstablishment('a');
  assert.deepEqual(
    requests.map(({ headers }) => headers.Authorization),
    ['Bearer old', 'Bearer new'],
  );
  assert.deepEqual(asked, [false, true]);
  const further = fakeFetch(() => problem(401, 'unauthenticated'));
  await assert.rejects(client({ token }).readEstablishment('a'), { code: 'unauthenticated', isTransient: false });
  assert.equal(further.length, 2);
});

test('a failing token supplier sends nothing', async () => {
  const requests = fakeFetch(() => json({}));
  const cause = new Error('no session');
  const token = () => Promise.reject(cause);
  await assert.rejects(client({ token }).readEstablishment('a'), {
    code: 'token-unavailable',
    cause,
    changedNothing: true,
  });
  assert.equal(requests.length, 0);
});

test('a token supplier that throws at once leaves no unhandled rejection', async () => {
  const token = () => assert.fail('no session');
  await assert.rejects(client({ token }).readEstablishment('a'), { code: 'token-unavailable' });
  await new Promise(resolve => setImmediate(resolve));
});

test('a token supplier that never answers ends with the signal, and with the time of a request', async t => {
  const requests = fakeFetch(() => json({}));
  const token = () => new Promise(() => {});
  const controller = new AbortController();
  const call = client({ token }).readEstablishment('a', { signal: controller.signal });
  const reason = new Error('left the page');
  controller.abort(reason);
  await assert.rejects(call, reason);
  const late = new AbortController();
  t.mock.method(AbortSignal, 'timeout', () => late.signal);
  const hanging = client({ token }).readEstablishment('a');
  late.abort(new DOMException('too long', 'TimeoutError'));
  await assert.rejects(hanging, { code: 'token-unavailable', changedNothing: true });
  assert.equal(requests.length, 0);
});

test('a call leaves no listener at its signal', async () => {
  const { signal } = new AbortController();
  fakeFetch(
    () => json({}),
    () => problem(409, 'folder-cancelled'),
    lost,
  );
  for (let i = 0; i < 3; i++)
    await client()
      .readEstablishment('a', { signal })
      .catch(() => {});
  assert.deepEqual(getEventListeners(signal, 'abort'), []);
});

test('an aborted call asks for no token', async () => {
  const token = () => assert.fail('asked');
  await assert.rejects(client({ token }).readEstablishment('a', { signal: AbortSignal.abort() }), {
    name: 'AbortError',
  });
});

test('an aborted call is rejected with the reason of the signal', async () => {
  fakeFetch(() => json({}));
  const reason = new Error('left the page');
  await assert.rejects(client().readEstablishment('a', { signal: AbortSignal.abort(reason) }), reason);
});

test('CSV comes with the cursor of the next page', async () => {
  const link = '</establishments/a/payments?limit=2&cursor=abc_-9>; rel="next"';
  const csv = headers => new Response('id\r\n1\r\n', { headers });
  const requests = fakeFetch(
    () => csv({ Link: link }),
    () => csv({}),
  );
  const page = await client().exportEstablishmentPayments('a', { limit: 2, dialect: 'EXCEL' });
  assert.deepEqual(page, { csv: 'id\r\n1\r\n', nextCursor: 'abc_-9' });
  assert.equal(requests[0].headers.Accept, 'text/csv');
  assert.equal((await client().exportEstablishmentPayments('a', { cursor: 'abc_-9' })).nextCursor, null);
});

test('amounts are written as in French and in English', () => {
  assert.equal(formatMoney(cents(123450)).replace(/\s/g, ' '), '1 234,50 €');
  assert.equal(formatMoney(cents(123450), 'en'), '€1,234.50');
});

test('amounts are read as people type them', () => {
  const texts = ['120', '120,5', '120.50', ' 1 200 € ', '1\u202f200,05', '0,1'];
  assert.deepEqual(texts.map(parseAmount), [12000, 12050, 12050, 120000, 120005, 10]);
  // `120€50` means 120.50: a hundred times as much must not be paid.
  for (const text of ['', '-5', '1.234', '1,200.50', '12a', '1e3', '٣', '120€50', '120 50', '12 0'])
    assert.ok(Number.isNaN(parseAmount(text)), text);
});
