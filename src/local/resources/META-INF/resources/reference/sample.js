// A folder with a link and a payment through it that is paid, so that each example of the document can be sent.

import { randomId } from '/console/lib/browser.js';
import { send } from './requests.js';
import { tokenFor } from './tokens.js';

/** The ids of the document's examples. The token begins with the id of the link, so it is replaced before. */
const EXAMPLE = {
  linkToken: 'KDADKEHKACMHVWPHLOXSBZAFLP.ver001.W77KQ-U1JBKPp608IJR1Xg',
  link: 'KDADKEHKACMHVWPHLOXSBZAFLP',
  asset: 'page-5f2c91d07a3e.js',
  folder: 'stay-2041',
  payment: 'RG3YU2Y2J6EFRB7ADLAZEN4L66',
  key: '5d0c7a52-8f0e-4b7e-9a55-3f3b0a1f6c21',
  customer: 'marie@exemple.fr',
  endsOn: '2026-08-15',
};
export const ESTABLISHMENT = 'camping-des-pins';
const ANCV_ID = '10000651';
const EURO = cents => ({ amount: cents, currency: 'EUR' });
const READS = 20;
const PAUSE_MS = 150;
const STAY_MS = 60 * 86_400_000;

/** The document with the ids of the sample in place of those of its examples. */
export const withSample = (document, sample) =>
  Object.entries(EXAMPLE).reduce((text, [name, value]) => text.replaceAll(value, sample[name]), document);

/**
 * Creates a folder, a payment link and a payment through it that the customer confirmed. A new one for each visit, because a folder that a
 * developer cancelled takes no further payment, and a customer has one open request at a time. The key is not used
 * yet: the first payment request of the developer starts a payment, and the second one repeats it.
 */
export async function createSample() {
  const now = Date.now();
  const number = Math.floor(now / 1000);
  const sample = {
    folder: `stay-${number}`,
    customer: `marie-${number}@exemple.fr`,
    key: randomId(),
    endsOn: new Date(now + STAY_MS).toISOString().slice(0, 10),
  };
  const token = await tokenFor({ role: 'platform' });
  await activate(token);
  await send('PUT', `/booking-folders/${sample.folder}`, { token, body: declaration(sample) });
  const links = `/booking-folders/${sample.folder}/payment-links`;
  const link = await send('POST', links, { token, headers: newKey(), body: {} });
  const page = new URL(link.url).pathname;
  const body = { amount: EURO(12000), beneficiary: sample.customer };
  const { id } = await send('POST', `${page}/payments`, { headers: newKey(), body });
  await confirm(sample.customer);
  await untilPaid(token, sample.folder, id);
  return { ...sample, payment: id, link: link.id, linkToken: page.split('/').pop(), asset: await assetOf(page) };
}

const newKey = () => ({ 'Idempotency-Key': randomId() });

/** The name of the script that the page loads. */
async function assetOf(page) {
  const html = await fetch(page).then(response => response.text());
  return html.match(/assets\/([^"]+\.js)/)?.[1] ?? EXAMPLE.asset;
}

async function activate(token) {
  const methods = `/establishments/${ESTABLISHMENT}/payment-methods`;
  const { ancvConnect } = await send('GET', methods, { token });
  if (ancvConnect.status !== 'ACTIVE') {
    await send('PUT', `${methods}/ancv-connect`, { token, body: { ancvId: ANCV_ID } });
  }
}

/** Like the document's example of a declaration, so that sending that example changes nothing. */
const declaration = sample => ({
  establishmentId: ESTABLISHMENT,
  origin: 'BACK_OFFICE',
  total: EURO(30000),
  customer: { name: 'Marie Martin', email: sample.customer },
  cardGuarantee: false,
  endsOn: sample.endsOn,
});

/** Confirms on the customer's phone. */
async function confirm(customer) {
  const { items } = await send('GET', `/local/ancv/phone?beneficiary=${encodeURIComponent(customer)}`);
  await Promise.all(items.map(one => send('POST', `/local/ancv/phone/${one.transactionId}/confirmation`)));
}

/** Waits for ANCV's notification, because a guest has one pending payment at a time. */
async function untilPaid(token, folderId, id) {
  for (let read = 0; read < READS; read++) {
    const { status } = await send('GET', `/booking-folders/${folderId}/payments/${id}`, { token });
    if (status === 'PAID') return;
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}
