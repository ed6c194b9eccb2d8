import { nothing } from 'lit';
import { html } from '../lib/html.js';
import { formatMoney, t, tOptional } from '../lib/i18n.js';
import { icon } from './icon.js';

/** A highlighted message; `drawing` is an icon of icon.js or its name. */
export const note = (tone, drawing, title, text, more = '') => html`
  <div class="note ${tone}">
    ${typeof drawing === 'string' ? icon(drawing) : drawing}
    <div><strong>${title}</strong>${text ? html`<p>${text}</p>` : ''}${more}</div>
  </div>`;

/** Why no payment can be started, for the guest or the establishment (`audience`). */
export function offerNote({ ancvConnect: { reason, minimumAmount }, available }, audience, more) {
  const values = { least: formatMoney(minimumAmount), left: formatMoney(available) };
  const text = tOptional(`offer.${audience}.${reason}`, values) ?? t(`offer.${audience}.other`, values);
  return html`<div data-reason=${reason}>${note('warning', 'alert', t(`offer.${audience}`), text, more)}</div>`;
}

/**
 * A problem with the service's own title and detail. The console's texts are used where these are missing, or where
 * the audience ('guest' or 'establishment') can do something about the problem.
 */
export function problemNote(problem, audience) {
  if (!problem) return nothing;
  const { title, detail, code, errors, requirements, minimumAmount } = problem;
  const missing = requirements.filter(({ met }) => met === false);
  const seconds = Math.ceil(problem.retryAfter / 1000);
  const nextStep = tOptional(`todo.${audience}.${code}`);
  return html`
    <div class="note error" role="alert" data-code=${code}>
      ${icon('alert')}
      <div>
        <strong>${title ?? tOptional(`problem.${code}`) ?? t('problem.unreadable')}</strong>
        <p>${nextStep ?? detail ?? tOptional(`problem.${code}.detail`) ?? t('problem.unreadable.detail')}</p>
        ${minimumAmount ? html`<p>${t('amount.least', { amount: formatMoney(minimumAmount) })}</p>` : nothing}
        ${bulletList(errors.map(error => [error.field, ' : ', error.message]))}
        ${bulletList(missing.map(requirement => tOptional(`requirement.${requirement.code}`) ?? requirement.code))}
        ${problem.retryAfter ? html`<p>${t('problem.retry', { seconds })}</p>` : nothing}
      </div>
    </div>`;
}

const bulletList = texts => (texts.length ? html`<ul>${texts.map(text => html`<li>${text}</li>`)}</ul>` : nothing);
