import { nothing } from 'lit';
import { euros } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { icon } from '../../parts/icon.js';
import { requirementList } from '../../parts/requirement-list.js';

const offering = (option, who) => {
  if (option.offeredInBookingEngine && option.eligible) return 'yes';
  if (who.collectionMode === 'POSTPAID') return 'postpaid';
  return option.eligible ? 'inactive' : 'missing';
};

/** What is asked for, and where the option then shows. */
export function requirementCard(part, option, who) {
  const how = offering(option, who);
  return html`
    <div class="card">
      ${part.heading(2, t('requirement.title'))}
      ${requirementList(option.requirements)}
      ${option.minimumAmount ? html`<p class="hint">${t('money.minimum', { amount: euros(option.minimumAmount) })}</p>` : nothing}
      <p class="offered ${how === 'yes' ? 'good' : ''}" data-offered=${how}>${icon(how === 'yes' ? 'check' : 'minus')}<span><b>${t('money.offered')}</b> ${t(`money.offered.${how}`)}</span></p>
    </div>`;
}
