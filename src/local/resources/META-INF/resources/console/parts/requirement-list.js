import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { icon } from './icon.js';

const LOOKS = new Map([[true, ['good', 'check', 'met']], [false, ['bad', 'cross', 'missing']]]);
const UNKNOWN = ['open', 'unknown', 'unknown'];

/** What activating asks for: what is there, what is missing, why it is asked and what to do. */
export const requirementList = requirements => html`
  <ul class="requirements">
    ${requirements.map(({ code, met }) => {
      const [tone, drawing, word] = LOOKS.get(met) ?? UNKNOWN;
      return html`
        <li class=${tone} data-requirement=${code} data-met=${String(met)}>
          <span class="mark">${icon(drawing)}</span>
          <div><b>${t(`requirement.${code}`)}</b> <span class="word">${t(`requirement.${word}`)}</span>
            <p>${t(`requirement.${code}.${word}`)}</p></div>
        </li>`;
    })}
  </ul>`;
