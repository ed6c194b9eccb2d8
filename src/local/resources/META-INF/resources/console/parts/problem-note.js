import { html, nothing } from 'lit';
import { maybe, t } from '../lib/messages.js';
import { icon } from './icon.js';

/** A problem in the service's own words; ours only where it could say none. */
export function problemNote(problem) {
  if (!problem) return nothing;
  const { title, detail, code, errors = [], requirements = [] } = problem.document;
  const missing = requirements.filter(({ met }) => met === false);
  return html`
    <div class="note bad" role="alert" data-code=${code}>
      ${icon('alert')}
      <div>
        <strong>${title ?? maybe(`problem.${code}`) ?? t('problem.unreadable')}</strong>
        <p>${detail ?? maybe(`problem.${code}.detail`) ?? t('problem.unreadable.detail')}</p>
        ${errors.length ? html`<ul>${errors.map(error => html`<li>${error.field}${' : '}${error.message}</li>`)}</ul>` : nothing}
        ${missing.length ? html`<ul>${missing.map(one => html`<li>${maybe(`requirement.${one.code}`) ?? one.code}</li>`)}</ul>` : nothing}
        ${problem.retryAfter ? html`<p>${t('problem.retry', { seconds: Math.ceil(problem.retryAfter / 1000) })}</p>` : nothing}
      </div>
    </div>`;
}
