import { html } from '@ancv-connect/elements/html.js';
import { nothing } from 'lit';
import { establishmentSelect } from '../../components/establishment.js';
import { t, tOptional } from '../../lib/i18n.js';
import { urlOf } from '../../lib/router.js';
import { state } from '../../lib/state.js';

const URLS = { money: 'argent', payments: 'paiements' };

/** The title and the establishment of the views of Mon argent, and links between them. */
export function moneyHeader(view, current) {
  const id = state.get('establishment');
  const link = name => html`
    <a href=${urlOf(URLS[name], id)} aria-current=${name === current ? 'page' : 'false'}>${t(`${name}.title`)}</a>`;
  const links = html`
    <nav class="segments" aria-label=${t('nav.argent')}>${Object.keys(URLS).map(link)}</nav>`;
  return html`
    ${view.viewHeader(current)}
    ${view.embedded ? nothing : links}
    ${establishmentSelect('money-establishment')}
    <p class="hint">${tOptional(`establishment.${id}.about`)} <code translate="no">${id}</code></p>`;
}
