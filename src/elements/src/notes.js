import { nothing } from 'lit';
import { html } from './html.js';
import { icon } from './icon.js';

/** A highlighted message; `drawing` is an icon of icon.js or its name. */
export const note = (tone, drawing, title, text, more = '') => html`
  <div class="note ${tone}" part="note">
    ${typeof drawing === 'string' ? icon(drawing) : drawing}
    <div><strong>${title}</strong>${text ? html`<p>${text}</p>` : ''}${more}</div>
  </div>`;

/** What to check, behind a summary. */
export const help = (summary, checks) => html`
  <details class="help" part="help">
    <summary>${summary}</summary>
    <ul class="checks">${checks.map(text => html`<li>${icon('check')}<span>${text}</span></li>`)}</ul>
  </details>`;

/** Why no payment can be started, for the guest or the establishment (`audience`). */
export function offerNote(
  { t, tOptional, money },
  { ancvConnect: { reason, minimumAmount }, available },
  audience,
  more,
) {
  const values = { least: money(minimumAmount), left: money(available) };
  const text = tOptional(`offer.${audience}.${reason}`, values) ?? t(`offer.${audience}.other`, values);
  return html`<div data-reason=${reason}>${note('warning', 'alert', t(`offer.${audience}`), text, more)}</div>`;
}

/**
 * A problem with the service's own title and detail. The texts of the elements are used where these are missing, or where
 * the audience ('guest', 'waiting' guest or 'establishment') can do something about the problem.
 */
export function problemNote(texts, problem, audience) {
  if (!problem) return nothing;
  const { t, tOptional, money } = texts;
  const { title, detail, code, errors, requirements, minimumAmount } = problem;
  const missing = requirements.filter(({ met }) => met === false);
  const seconds = Math.ceil(problem.retryAfter / 1000);
  const ownTitle = tOptional(`problem.${code}`) ?? tOptional(`reason.${code}`);
  const ownDetail = tOptional(`problem.${code}.detail`) ?? (title || ownTitle ? '' : t('problem.unreadable.detail'));
  const text = tOptional(`todo.${audience}.${code}`) ?? detail ?? ownDetail;
  return html`
    <div class="note error" part="note problem" role="alert" data-code=${code}>
      ${icon('alert')}
      <div>
        <strong>${title ?? ownTitle ?? t('problem.unreadable')}</strong>
        ${text ? html`<p>${text}</p>` : nothing}
        ${minimumAmount ? html`<p>${t('amount.least', { amount: money(minimumAmount) })}</p>` : nothing}
        ${bulletList(errors.map(error => t('problem.field', { ...error, field: fieldName(texts, error) })))}
        ${bulletList(missing.map(requirement => tOptional(`requirement.${requirement.code}`) ?? requirement.code))}
        ${problem.retryAfter ? html`<p>${t('problem.retry', { seconds })}</p>` : nothing}
      </div>
    </div>`;
}

/** The name of the field as the elements show it. */
const fieldName = ({ tOptional }, { field }) => tOptional(`field.${field.split('.')[0]}`) ?? field;

const bulletList = texts => (texts.length ? html`<ul>${texts.map(text => html`<li>${text}</li>`)}</ul>` : nothing);
