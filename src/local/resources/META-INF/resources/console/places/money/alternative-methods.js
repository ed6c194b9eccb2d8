import { live } from 'lit/directives/live.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';

/** Alternative payment methods: there once Stripe is active. */
export const alternativeMethods = (part, { available, active }, change) => html`
  <div class="card">
    <label class="switch">
      <span>${part.heading(2, t('alternative.title'))}<small id="alternative-hint">${t(available ? 'alternative.available' : 'alternative.missing')}</small></span>
      <input type="checkbox" role="switch" .checked=${live(active)} ?disabled=${!available || part.busy} aria-label=${t('alternative.title')} aria-describedby="alternative-hint"
        @change=${event => change(event.target.checked)}>
    </label>
  </div>`;
