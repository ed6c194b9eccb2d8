// The whole story against a running local server: ANCV_CONNECT_URL=http://localhost:8080 npm test

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cents, createClient } from '../src/index.js';

const baseUrl = process.env.ANCV_CONNECT_URL;
const id = `client-${Date.now()}`;
const guest = { email: `${id}@exemple.fr` };

const as = caller =>
  createClient({
    baseUrl,
    language: () => 'en',
    token: async () => {
      const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(caller) };
      return (await (await fetch(`${baseUrl}/local/tokens`, request)).json()).token;
    },
  });

const platform = as({ role: 'platform' });
const establishment = as({ role: 'establishment', establishments: [id] });
const guestClient = as({ role: 'guest', folder: id });

async function confirmOnThePhone(amount) {
  const phone = `${baseUrl}/local/ancv/phone`;
  const { items } = await (await fetch(`${phone}?beneficiary=${guest.email}`)).json();
  const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ amount }) };
  assert.equal((await fetch(`${phone}/${items[0].transactionId}/confirmation`, request)).status, 204);
}

test(
  'a folder is paid, partly refused and cancelled',
  { skip: !baseUrl && 'no server: set ANCV_CONNECT_URL' },
  async t => {
    await t.test('the establishment activates the option', async () => {
      const declaration = { name: 'Camping', country: 'FR', collectionMode: 'PREPAID', virtualPos: ['STRIPE'] };
      assert.equal((await platform.declareEstablishment(id, declaration)).id, id);
      assert.equal((await platform.readEstablishment(id)).name, 'Camping');
      assert.equal((await platform.activateAncvConnect(id, { ancvId: '10000652' })).status, 'ACTIVE');
      assert.equal((await establishment.readPaymentMethods(id)).ancvConnect.offeredInBookingEngine, true);
      assert.equal((await establishment.switchAlternativePaymentMethods(id, { active: true })).active, true);
    });

    const total = cents(30000);
    await platform.declareBookingFolder(id, {
      establishmentId: id,
      origin: 'BOOKING_ENGINE',
      total,
      customer: { name: 'Marie Martin', email: 'marie@exemple.fr' },
      cardGuarantee: true,
    });

    await t.test('the guest pays a part', async () => {
      const request = { amount: cents(12000), beneficiary: guest.email };
      const payment = await guestClient.startPayment(id, request);
      assert.equal(payment.status, 'PENDING');
      const left = Date.parse(payment.expiresAt) - guestClient.now();
      assert.ok(left > 150_000 && left <= 181_000, `${left} ms left`);
      const statuses = [];
      const waiting = guestClient.waitForOutcome(payment, { onChange: ({ status }) => statuses.push(status) });
      await confirmOnThePhone(cents(10000));
      const { status, paidAmount } = await waiting;
      assert.deepEqual([status, paidAmount, statuses], ['PAID', cents(10000), ['PAID']]);
      const folder = await guestClient.readBookingFolder(id);
      assert.deepEqual([folder.paid, folder.available, folder.customer], [cents(10000), cents(20000), null]);
    });

    await t.test('a problem has its code and its text', async () => {
      const request = { amount: cents(30000), beneficiary: guest.email };
      await assert.rejects(guestClient.startPayment(id, request), {
        code: 'amount-exceeds-available',
        status: 422,
        changedNothing: true,
      });
      await assert.rejects(guestClient.readEstablishment(id), { code: 'forbidden' });
      await assert.rejects(establishment.unblockPayment(id, 'A'.repeat(26)), { code: 'forbidden' });
    });

    await t.test('the establishment reads its payments and refuses one', async () => {
      const { items } = await establishment.listEstablishmentPayments(id, { status: 'PAID' });
      const { csv, nextCursor } = await establishment.exportEstablishmentPayments(id, { limit: 1000 });
      assert.ok(csv.startsWith('id,folderId,') && csv.includes(items[0].id));
      assert.equal(nextCursor, null);
      const refused = await establishment.refusePayment(id, items[0].id, { reason: 'Complet' });
      assert.equal((await establishment.waitForOutcome(refused)).refund.outcome, 'RE_CREDITED');
      const [payment] = (await establishment.listFolderPayments(id)).items;
      assert.equal(payment.status, 'REFUSED');
      const resolution = { action: 'CLOSE', reason: 'tested' };
      await assert.rejects(platform.resolvePayment(id, payment.id, resolution), { code: 'payment-not-in-attention' });
      assert.deepEqual((await platform.readPayment(id, payment.id)).history, payment.history);
    });

    await t.test('the folder is cancelled and the option deactivated', async () => {
      assert.equal((await establishment.cancelBookingFolder(id)).status, 'CANCELLED');
      assert.equal(await establishment.deactivateAncvConnect(id), undefined);
    });
  },
);
