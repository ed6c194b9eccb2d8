import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';

/** Where an establishment finds its ANCV ID. */
export const ancvIdHelp = () => html`
  <details class="help">
    <summary>${t('ancvId.where')}</summary>
    <dl>
      ${['one', 'several'].map(which => html`<div><dt>${t(`ancvId.${which}`)}</dt><dd>${t(`ancvId.${which}.path`)}</dd></div>`)}
    </dl>
    <p>${t('ancvId.several.more')}</p>
    <p>${t('ancvId.help')} <a href="tel:+33969320616">${t('ancvId.phone')}</a></p>
  </details>`;
