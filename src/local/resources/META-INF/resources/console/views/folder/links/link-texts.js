import { formatMoney, t } from '../../../lib/i18n.js';

export const isActive = ({ status }) => status === 'ACTIVE';

/** The amount of a link, or that the customer chooses it. */
export const amountText = ({ amount }) => (amount ? formatMoney(amount) : t('links.anyAmount'));
