import '@ancv-connect/elements/option.js';
import { html } from '@ancv-connect/elements/html.js';
import { ConsoleElement } from '../../components/console-element.js';
import { samples } from '../../components/samples.js';
import { replaceUrl } from '../../lib/router.js';
import { ANCV_IDS } from '../../lib/samples.js';
import { establishmentToken } from '../../lib/service.js';
import { state } from '../../lib/state.js';
import { moneyHeader } from './money-header.js';

/** Mon argent › Moyens de paiement: the establishment activates ANCV Connect. */
class MoneyView extends ConsoleElement {
  updated() {
    replaceUrl('argent', state.get('establishment'));
  }

  #enter = ancvId => Object.assign(this.querySelector('ancv-connect-option'), { ancvId });

  render() {
    const id = state.get('establishment');
    return html`
      <section class="view money">
        ${moneyHeader(this, 'money')}
        <ancv-connect-option .token=${establishmentToken(id)} establishment=${id}
          locale=${state.get('language')} heading-level=${this.headingLevel}>
          ${samples('ancv-id', ANCV_IDS, this.#enter)}
        </ancv-connect-option>
      </section>`;
  }
}

customElements.define('money-view', MoneyView);
