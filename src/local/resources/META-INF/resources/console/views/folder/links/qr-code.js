import { html } from '@ancv-connect/elements/html.js';
import { t } from '../../../lib/i18n.js';
import { statusBadge } from './link-card.js';
import { amountText, isActive } from './link-texts.js';

/** The dialog with the QR code of the link, an SVG document, and its address. It shows when the link is paid meanwhile. */
export const qrCodeDialog = (link, picture) => ({
  title: t('links.qr.title', { amount: amountText(link()) }),
  body: () => html`
    <div class="qr-code">
      <img src="data:image/svg+xml,${encodeURIComponent(picture)}" alt=${t('links.qr.picture')}>
      ${isActive(link()) ? html`<p>${t('links.qr.text')}</p>` : html`<p role="status">${statusBadge(link())}</p>`}
      <code translate="no">${link().url}</code>
    </div>`,
  confirm: t('links.qr.copy'),
  cancel: t('links.qr.close'),
});
