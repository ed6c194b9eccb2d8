import { nothing } from 'lit';
import { euros } from '../lib/format.js';
import { html } from '../lib/html.js';
import { maybe, t } from '../lib/messages.js';
import { icon } from './icon.js';

/**
 * A problem in the service's own words; ours only where it could say none, or where the reader (`whose` words: those
 * of the guest or of the establishment) can do something about it.
 */
export function problemNote(problem, whose) {
  if (!problem) return nothing;
  const { title, detail, code, errors, requirements, minimumAmount } = problem.document;
  const missing = requirements.filter(({ met }) => met === false);
  return html`
    <div class="note bad" role="alert" data-code=${code}>
      ${icon('alert')}
      <div>
        <strong>${title ?? maybe(`problem.${code}`) ?? t('problem.unreadable')}</strong>
        <p>${maybe(`todo.${whose}.${code}`) ?? detail ?? maybe(`problem.${code}.detail`) ?? t('problem.unreadable.detail')}</p>
        ${minimumAmount ? html`<p>${t('amount.least', { amount: euros(minimumAmount) })}</p>` : nothing}
        ${errors.length ? html`<ul>${errors.map(error => html`<li>${error.field}${' : '}${error.message}</li>`)}</ul>` : nothing}
        ${missing.length ? html`<ul>${missing.map(one => html`<li>${maybe(`requirement.${one.code}`) ?? one.code}</li>`)}</ul>` : nothing}
        ${problem.retryAfter ? html`<p>${t('problem.retry', { seconds: Math.ceil(problem.retryAfter / 1000) })}</p>` : nothing}
      </div>
    </div>`;
}
