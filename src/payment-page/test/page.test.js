import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cents } from '@ancv-connect/client';
import { files, target } from '../build.js';
import { toFolder } from '../src/link-client.js';
import { isNeeded, MESSAGES } from '../src/texts.js';

const ACTIVE = {
  establishment: 'Camping des Pins',
  status: 'ACTIVE',
  amount: cents(12000),
  paid: cents(0),
  minimumAmount: cents(2000),
  maximumAmount: cents(12000),
  offered: true,
  reason: null,
  payment: null,
  validUntil: '2026-12-14T09:00:00Z',
  returnUrl: null,
};
const payment = status => ({ id: 'P', status, channel: 'PAYMENT_LINK', requestedAmount: cents(12000) });

test('the files in the resources are those of the sources', async () => {
  const built = await files();
  assert.deepEqual(readdirSync(target).sort(), Object.keys(built).sort(), 'Run `npm run page`');
  for (const [name, text] of Object.entries(built)) assert.equal(readFileSync(target + name, 'utf8'), text, name);
});

test('a link with an amount asks for exactly what is left of it', () => {
  const folder = toFolder({ ...ACTIVE, paid: cents(5000), maximumAmount: cents(7000) });
  assert.deepEqual(folder.balance, cents(7000));
  assert.deepEqual(folder.ancvConnect.minimumAmount, cents(7000));
  assert.deepEqual(folder.ancvConnect.maximumAmount, cents(7000));
});

test('a link without an amount asks for any amount up to what is available', () => {
  const folder = toFolder({ ...ACTIVE, amount: null, maximumAmount: cents(30000) });
  assert.deepEqual(folder.balance, cents(30000));
  assert.deepEqual(folder.ancvConnect.minimumAmount, cents(2000));
});

test('what is left below the minimum is shown with the minimum of ANCV', () => {
  const left = { offered: false, reason: 'amount-below-minimum', paid: cents(11000), maximumAmount: cents(1000) };
  assert.deepEqual(toFolder({ ...ACTIVE, ...left }).ancvConnect.minimumAmount, cents(2000));
});

test('a payment in progress is pending, and an ended one is not', () => {
  assert.deepEqual(toFolder({ ...ACTIVE, payment: payment('PENDING') }).pending, cents(12000));
  assert.deepEqual(toFolder({ ...ACTIVE, payment: payment('EXPIRED') }).pending, cents(0));
});

test('the reason of a link that is over is its status', () => {
  const over = { status: 'REVOKED', offered: false, reason: 'payment-link-over' };
  assert.equal(toFolder({ ...ACTIVE, ...over }).ancvConnect.reason, 'REVOKED');
});

test('a folder that is cancelled is cancelled on the page', () => {
  assert.equal(toFolder({ ...ACTIVE, offered: false, reason: 'folder-cancelled' }).status, 'CANCELLED');
});

test('the texts of the page are in both languages', () => {
  assert.deepEqual(Object.keys(MESSAGES.fr), Object.keys(MESSAGES.en));
});

test('the texts of the checkout are in the page, and those of the back office are not', () => {
  assert.deepEqual(['checkout.pay', 'todo.guest.ANCV_REJECTED', 'offer.guest.other'].filter(isNeeded).length, 3);
  assert.deepEqual(['option.on', 'todo.establishment.ANCV_REJECTED', 'history.csv', 'refuse.yes'].filter(isNeeded), []);
});
