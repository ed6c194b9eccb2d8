import { nothing } from 'lit';
import { timeExact } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { reasonOf } from './payment-words.js';

/** What happened to a payment, line by line: when, what, by whom and why. */
export const paymentStory = payment => html`
  <ol class="story">
    ${payment.history.map(entry => html`
      <li>
        <time translate="no" datetime=${entry.at}>${timeExact(entry.at)}</time>
        <span><b>${t(`history.${entry.status}`)}</b> <small>${t(`by.${entry.by}`)}</small>
          ${entry.reason ? html`<em>${reasonOf(entry.reason)}</em>` : nothing}</span>
      </li>`)}
  </ol>`;
