// A guest pays in the page of docs/integrate.md, and the platform's server receives an event.

import { handler } from './events.js';
import { pay } from './guest.js';
import { saved, serviceUrl } from './platform.js';

const folderId = 'FOLDER';
const phone = `${serviceUrl}/local/ancv/phone`;

/** The customer confirms a part of the request as soon as it is on the phone. */
async function confirm(): Promise<void> {
  for (;;) {
    const { items } = await (await fetch(`${phone}?beneficiary=anne@exemple.fr`)).json();
    if (items.length > 0) {
      const body = JSON.stringify({ amount: { amount: 5000, currency: 'EUR' } });
      await fetch(`${phone}/${items[0].transactionId}/confirmation`, { method: 'POST', body });
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

const shown: string[] = [];
const show = (text: string) => void shown.push(text);
const [paid] = await Promise.all([pay(folderId, 12000, 'anne@exemple.fr', show), confirm()]);
const rejected = await pay(folderId, 100, 'anne@exemple.fr', show);
await handler({ detail: { folderId } });
console.log(JSON.stringify({ shown, paid, rejected, booking: saved[folderId] }));
