import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cents, createClient } from '../src/index.js';
import {
  clientWith,
  fakeFetch,
  json,
  keysOf,
  lost,
  memoryStorage,
  payment,
  problem,
  retryAtOnce,
} from './fake-service.js';

retryAtOnce();

const LINK = { id: 'L'.repeat(26), folderId: 'F-1', status: 'ACTIVE' };
const TOKEN = 'KDADKEHKACMHVWPHLOXSBZAFLP.1.mac_-';
const START = { beneficiary: 'marie@exemple.fr' };

test('a link is created with a key, listed, read and revoked', async () => {
  const requests = fakeFetch(
    () => json(LINK, { status: 201 }),
    () => json({ items: [LINK], nextCursor: null }),
    () => json(LINK),
    () => new Response(null, { status: 204 }),
  );
  const client = clientWith();
  assert.deepEqual(await client.createPaymentLink('F-1', { amount: cents(12000), locale: 'en' }), LINK);
  assert.deepEqual((await client.listPaymentLinks('F-1', { limit: 5 })).items, [LINK]);
  await client.readPaymentLink('F-1', LINK.id);
  assert.equal(await client.revokePaymentLink('F-1', LINK.id), undefined);
  const links = '/booking-folders/F-1/payment-links';
  assert.deepEqual(
    requests.map(({ method, url }) => `${method} ${url}`),
    [`POST ${links}`, `GET ${links}?limit=5`, `GET ${links}/${LINK.id}`, `DELETE ${links}/${LINK.id}`],
  );
  assert.deepEqual(requests[0].body, { amount: cents(12000), locale: 'en' });
  assert.match(keysOf(requests)[0], /^[A-Z2-7]{32}$/);
});

test('a link without values is one of which the customer chooses the amount', async () => {
  const requests = fakeFetch(() => json(LINK, { status: 201 }));
  await clientWith().createPaymentLink('F-1');
  assert.deepEqual(requests[0].body, {});
});

test('a lost response to the creation of a link is retried with the same key, and another link has another key', async () => {
  const requests = fakeFetch(lost, () => json(LINK, { 'Idempotent-Replayed': 'true' }));
  const client = clientWith();
  assert.equal((await client.createPaymentLink('F-1', { locale: 'fr' })).replayed, true);
  await client.createPaymentLink('F-1', { locale: 'en' });
  const [first, second, third] = keysOf(requests);
  assert.equal(first, second);
  assert.notEqual(second, third);
});

test('links that differ in one value have different keys while their outcome is not certain', async () => {
  const requests = fakeFetch(() => problem(503, 'busy'));
  const client = clientWith();
  for (const link of [
    {},
    { locale: 'fr' },
    { locale: 'en' },
    { amount: cents(1) },
    { validUntil: '2027-01-01T00:00:00Z' },
  ])
    await assert.rejects(client.createPaymentLink('F-1', link), { code: 'busy' });
  assert.equal(new Set(keysOf(requests)).size, 5);
});

test('the QR code of a link is an SVG document', async () => {
  const requests = fakeFetch(() => new Response('<svg/>', { headers: { 'Content-Type': 'image/svg+xml' } }));
  assert.equal(await clientWith().readPaymentLinkQrCode('F-1', LINK.id), '<svg/>');
  assert.equal(requests[0].url, `/booking-folders/F-1/payment-links/${LINK.id}/qr`);
});

test('the calls of the payment page ask for no token and send no Authorization header', async () => {
  const token = () => assert.fail('asked');
  const requests = fakeFetch(() => json(payment('PENDING')));
  const page = createClient({ token, language: () => 'en' });
  await page.readPaymentLinkState(TOKEN);
  await page.startLinkPayment(TOKEN, START);
  await page.readLinkPayment(TOKEN, 'A'.repeat(26));
  assert.deepEqual(
    requests.map(({ url }) => url),
    [`/pay/${TOKEN}/state`, `/pay/${TOKEN}/payments`, `/pay/${TOKEN}/payments/${'A'.repeat(26)}`],
  );
  for (const { headers } of requests) {
    assert.ok(!('Authorization' in headers));
    assert.equal(headers['Accept-Language'], 'en');
  }
});

test('a start through a link keeps its key over a reload until it is answered', async () => {
  const storage = memoryStorage();
  const before = fakeFetch(lost);
  const failed = await clientWith(storage)
    .startLinkPayment(TOKEN, START)
    .catch(error => error);
  // The folder of the link is not known here, and so the id of the payment is not.
  assert.deepEqual([failed.code, failed.changedNothing, failed.paymentId], ['unreachable', false, undefined]);
  const after = fakeFetch(() => json(payment('PENDING'), { status: 201 }));
  await clientWith(storage).startLinkPayment(TOKEN, START);
  assert.deepEqual(new Set(keysOf(before)), new Set(keysOf(after)));
  assert.ok(![...storage.values.values()].join().includes(TOKEN), 'the token is not stored');
});

test('a refusal after a loss is not believed while the first request can be running', async () => {
  const requests = fakeFetch(lost, () => problem(422, 'amount-exceeds-available'));
  await assert.rejects(clientWith().startLinkPayment(TOKEN, START), { changedNothing: false });
  assert.ok(requests.every(({ method }) => method === 'POST'));
});

test('a link that is over says why', async () => {
  fakeFetch(() => json({ code: 'payment-link-over', linkStatus: 'EXPIRED' }, { status: 410 }));
  await assert.rejects(clientWith().startLinkPayment(TOKEN, START), {
    code: 'payment-link-over',
    linkStatus: 'EXPIRED',
    changedNothing: true,
    isTransient: false,
  });
});
