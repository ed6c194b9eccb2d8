import { html } from '@ancv-connect/elements/html.js';
import { nothing } from 'lit';
import { icon } from '../../components/icon.js';
import { formatMoney, t } from '../../lib/i18n.js';

/** The payment links that the customer of the selected folder can open, as from a message or a QR code. */
export function linkList(view, links) {
  if (links.length === 0) return nothing;
  const item = ({ amount, url }) => html`
    <li>
      <a href=${url} target="_blank" rel="noopener noreferrer">
        ${icon('link')}<b translate="no">${amount ? formatMoney(amount) : t('links.anyAmount')}</b>
        <span class="visually-hidden">${t('links.newTab')}</span>${icon('open')}
      </a>
    </li>`;
  return html`
    <section class="card phone-links" aria-labelledby="phone-links">
      <div id="phone-links">${view.heading(2, t('phone.links'))}</div>
      <p class="hint">${t('phone.links.text')}</p>
      <ul>${links.map(item)}</ul>
    </section>`;
}
