// People and establishments to try with; the establishments are declared when the machine's server starts.

import { money } from './format.js';
import { randomId } from './ids.js';

export const ESTABLISHMENTS = ['camping-des-pins', 'hotel-du-port', 'gite-des-cimes', 'auberge-du-beffroi'];
export const ANCV_IDS = ['10000651', '10000652'];
export const PHONES = ['marie@exemple.fr', 'paul@exemple.fr', 'lea@exemple.fr'];
export const CUSTOMER = { name: 'Marie Martin', email: 'marie@exemple.fr' };
export const NIGHT = 10000;
export const NIGHTS = { least: 1, usual: 3, most: 14 };

const DAY = 86_400_000;

/** A folder's id as a booking platform would make one. */
export const newFolderId = prefix => `${prefix}-${randomId().slice(0, 6).toUpperCase()}`;

export const stay = (establishmentId, nights) => ({
  establishmentId, origin: 'BOOKING_ENGINE', total: money(nights * NIGHT), customer: CUSTOMER, cardGuarantee: false, endsOn: dateOf(datesOf(nights).to),
});

/** The day of this instant here, as the contract writes dates. */
const dateOf = instant => [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()].map(part => String(part).padStart(2, '0')).join('-');

/** When a stay of so many nights would be: from the Saturday after next. */
export function datesOf(nights, now = new Date()) {
  const from = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 13 - now.getDay());
  return { from, to: new Date(from.getTime() + nights * DAY) };
}
