import '@ancv-connect/elements/history.js';
import { html } from '@ancv-connect/elements/html.js';
import { ConsoleElement } from '../../components/console-element.js';
import { replaceUrl } from '../../lib/router.js';
import { establishmentToken } from '../../lib/service.js';
import { state } from '../../lib/state.js';
import { moneyHeader } from './money-header.js';

/** Mon argent › Paiements: the payments of all folders of the establishment. */
class PaymentsView extends ConsoleElement {
  updated() {
    replaceUrl('paiements', state.get('establishment'));
  }

  render() {
    const id = state.get('establishment');
    return html`
      <section class="view money">
        ${moneyHeader(this, 'payments')}
        <ancv-connect-history .token=${establishmentToken(id)} establishment=${id}
          locale=${state.get('language')} heading-level=${this.headingLevel}>
        </ancv-connect-history>
      </section>`;
  }
}

customElements.define('payments-view', PaymentsView);
