import { html, nothing } from 'lit';
import { timeExact } from '../lib/format.js';
import { maybe, t } from '../lib/messages.js';

/** Why, in words where they are known; the establishment's own words otherwise. */
export const reasonOf = reason => (reason ? maybe(`reason.${reason}`) ?? reason : '');

/** What happened to a payment, line by line: when, what, by whom and why. */
export const paymentStory = payment => html`
  <ol class="story">
    ${payment.history.map(entry => html`
      <li>
        <time datetime=${entry.at}>${timeExact(entry.at)}</time>
        <span><b>${t(`history.${entry.status}`)}</b> <small>${t(`by.${entry.by}`)}</small>
          ${entry.reason ? html`<em>${reasonOf(entry.reason)}</em>` : nothing}</span>
      </li>`)}
  </ol>`;
