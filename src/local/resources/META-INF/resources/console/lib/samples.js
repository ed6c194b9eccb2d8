// Sample data. The local server declares the establishments when it starts.

import { cents } from '@ancv-connect/client';
import { randomId } from './browser.js';

export const ESTABLISHMENTS = ['camping-des-pins', 'hotel-du-port', 'gite-des-cimes', 'auberge-du-beffroi'];
export const ANCV_IDS = ['10000651', '10000652'];
export const PHONES = ['marie@exemple.fr', 'paul@exemple.fr', 'lea@exemple.fr'];
export const CUSTOMER = { name: 'Marie Martin', email: 'marie@exemple.fr' };
/** The price of a night in cents. */
export const NIGHT_PRICE = 10000;
export const NIGHTS = { min: 1, default: 3, max: 14 };

const DAY_MS = 86_400_000;

/** A folder id as a booking platform would generate it. */
export const newFolderId = prefix => `${prefix}-${randomId().slice(0, 6).toUpperCase()}`;

/** The declaration of a folder for a stay that a guest books online. */
export const sampleStay = (establishmentId, nights) => ({
  establishmentId,
  origin: 'BOOKING_ENGINE',
  total: cents(nights * NIGHT_PRICE),
  customer: CUSTOMER,
  cardGuarantee: false,
  endsOn: isoDate(stayDates(nights).to),
});

/** The local day of this instant, as the API writes dates. */
export const isoDate = instant =>
  [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-');

/** The first and the last day of a sample stay: from the Saturday of next week. */
export function stayDates(nights, now = new Date()) {
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 13 - now.getDay());
  return { from, to: new Date(from.getTime() + nights * DAY_MS) };
}
