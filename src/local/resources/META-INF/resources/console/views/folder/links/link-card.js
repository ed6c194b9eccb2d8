import { html } from '@ancv-connect/elements/html.js';
import { toneIcon } from '@ancv-connect/elements/icon.js';
import { nothing } from 'lit';
import { icon } from '../../../components/icon.js';
import { formatInstant, formatMoney, t } from '../../../lib/i18n.js';
import { amountText, isActive } from './link-texts.js';

const TONES = { PAID: 'success', ACTIVE: 'warning' };

/** One link of the element: its amount, its status, and what can be done with it while it can be paid. */
export function linkCard(element, link) {
  return html`
    <li data-link=${link.id} data-status=${link.status} tabindex="-1" aria-labelledby="amount-${link.id}">
      <div class="row spread">
        <b id="amount-${link.id}" class=${link.amount ? 'amount' : 'any-amount'} translate="no">${amountText(link)}</b>
        ${statusBadge(link)}
      </div>
      <p class="hint">${t(isActive(link) ? 'links.valid' : 'links.wasValid', { when: formatInstant(link.validUntil) })}${paid(link)}</p>
      ${isActive(link) ? actions(element, link) : nothing}
      ${element.shown === link.id ? addressField(link) : nothing}
    </li>`;
}

export function statusBadge({ status }) {
  const tone = TONES[status] ?? 'neutral';
  return html`<span class="badge ${tone}" translate="no" part="badge">${toneIcon(tone)}${t(`links.${status}`)}</span>`;
}

/** What was paid through a link that does not say it with its status. */
const paid = ({ paid: { amount }, paid, status }) =>
  amount > 0 && status !== 'PAID' ? ` · ${t('links.paid', { amount: formatMoney(paid) })}` : '';

function actions(element, link) {
  const isCopied = element.copied === link.id;
  const action = (name, drawing, text, onClick) => html`
    <button class="secondary ${name}" part="button" aria-describedby="amount-${link.id}" ?disabled=${element.busy}
      @click=${() => onClick(link)}>${icon(drawing)}${text}</button>`;
  return html`
    <div class="link-actions">
      ${action('copy', isCopied ? 'check' : 'copy', t(isCopied ? 'links.copied' : 'links.copy'), element.copy)}
      ${action('qr', 'qr', t('links.qr'), element.showQrCode)}
      <a class="open" href=${link.url} target="_blank" rel="noopener noreferrer" aria-describedby="amount-${link.id}">
        ${icon('open')}${t('links.open')}<span class="visually-hidden">${t('links.newTab')}</span>
      </a>
      ${action('revoke danger-text', 'cross', t('links.revoke'), element.revoke)}
    </div>`;
}

const addressField = ({ url }) => html`
  <div class="field" part="field">
    <label for="address">${t('links.address')}</label>
    <input id="address" class="address" part="input" readonly .value=${url}>
  </div>`;
