// Whether a payment of a folder can be started by its caller, why not, and between which amounts.

import { api } from './api.js';
import { money } from './format.js';
import { platform } from './tokens.js';

/** The folder as this caller sees it. Where the service sends no `ancvConnect` in it, this derives it from the option. */
export async function folderWithOffer(as, id) {
  const folder = await api.folder(as, id);
  if (folder.ancvConnect) return folder;
  const isGuest = as.role === 'guest';
  const { ancvConnect } = await api.paymentMethods(isGuest ? platform() : as, folder.establishmentId);
  return { ...folder, ancvConnect: offerBy(ancvConnect, folder, isGuest) };
}

function offerBy(option, folder, isGuest) {
  const obstacles = {
    'folder-cancelled': folder.status !== 'OPEN',
    'option-not-active': option.status !== 'ACTIVE',
    'requirements-not-met': !option.eligible,
    'not-offered-in-booking-engine': isGuest && !option.offeredInBookingEngine,
  };
  const reason = Object.keys(obstacles).find(code => obstacles[code]) ?? null;
  return { offered: reason === null, reason, minimumAmount: option.minimumAmount ?? money(1), maximumAmount: folder.available };
}

/** The cents between which a payment of the folder can be started. */
export const rangeOf = ({ ancvConnect: { minimumAmount, maximumAmount } }) => ({ least: minimumAmount.amount, most: maximumAmount.amount });
