// The cards of <ancv-connect-option>.

import { nothing } from 'lit';
import { html } from './html.js';
import { icon } from './icon.js';
import { problemNote } from './notes.js';

const MAX_ID_LENGTH = 20;
const MET = { tone: 'success', drawing: 'check', status: 'met' };
const MISSING = { tone: 'error', drawing: 'cross', status: 'missing' };
const UNKNOWN = { tone: 'neutral', drawing: 'unknown', status: 'unknown' };

/** The ANCV ID and the switch of the option. */
export function optionCard(element) {
  const { texts } = element;
  const option = element.methods.ancvConnect;
  const isActive = option.status === 'ACTIVE';
  const ancvId = element.ancvId?.trim() ?? '';
  const isOtherId = isActive && ancvId !== '' && ancvId !== option.ancvId;
  const isMissing = element.checked && ancvId === '';
  return html`
    <div class="card option" part="card">
      <header class="row spread">
        ${element.heading(texts.t('product'))}
        <span class="badge ${isActive ? 'success' : 'neutral'}" translate="no" part="badge">
          ${icon(isActive ? 'check' : 'minus')}${texts.t(isActive ? 'option.active' : 'option.inactive')}
        </span>
      </header>
      <div class="field" part="field">
        <label for="ancv-id">${texts.t('ancvId.label')}</label>
        <input id="ancv-id" part="input" name="ancvId" inputmode="numeric" autocomplete="off" maxlength=${MAX_ID_LENGTH}
          .value=${element.ancvId ?? ''} @input=${event => (element.ancvId = event.target.value)}
          aria-describedby="ancv-id-hint" aria-invalid=${isMissing ? 'true' : 'false'}>
        <small id="ancv-id-hint" class=${isMissing ? 'wrong' : ''}>${texts.t(isMissing ? 'ancvId.missing' : 'ancvId.hint')}</small>
      </div>
      ${isOtherId ? changeIdButton(element) : nothing}
      <slot name="ancv-id"></slot>
      ${ancvIdHelp(texts)}
      ${optionSwitch(element, option, isActive)}
      ${problemNote(texts, element.problem ?? element.readProblem, 'establishment')}
    </div>`;
}

const changeIdButton = ({ texts, busy, activate }) => html`
  <button type="button" class="primary" part="button" ?disabled=${busy} @click=${activate}>${texts.t('ancvId.change')}</button>`;

function optionSwitch(element, option, isActive) {
  const { texts } = element;
  const choice = (value, onChange) => html`
    <label class="choice">
      <input type="radio" name="option" value=${value} ?disabled=${element.busy}
        ?checked=${isActive === (value === 'on')} @change=${onChange} aria-describedby="option-hint">
      <span>${texts.t(`option.${value}`)}</span>
    </label>`;
  return html`
    <fieldset>
      <legend>${texts.t('option.switch')}</legend>
      <div class="choices">${choice('on', element.activate)}${choice('off', element.deactivate)}</div>
      <small id="option-hint">
        ${isActive && option.activatedAt ? texts.t('option.since', { when: texts.dateTime(option.activatedAt) }) : nothing}
        ${texts.t(isActive ? 'option.switch.hint.off' : 'option.switch.hint')}
      </small>
    </fieldset>`;
}

/** Where an establishment finds its ANCV ID. */
const ancvIdHelp = texts => html`
  <details class="help">
    <summary>${texts.t('ancvId.where')}</summary>
    <dl>
      <div><dt>${texts.t('ancvId.one')}</dt><dd>${texts.t('ancvId.one.path')}</dd></div>
      <div><dt>${texts.t('ancvId.several')}</dt><dd>${texts.t('ancvId.several.path')}</dd></div>
    </dl>
    <p>${texts.t('ancvId.several.more')}</p>
    <p>${texts.t('ancvId.help')} <a href="tel:+33969320616">${texts.t('ancvId.phone')}</a></p>
  </details>`;

/** The requirements of the option, and whether the booking engine offers it. */
export function requirementsCard(element) {
  const { texts } = element;
  const option = element.methods.ancvConnect;
  const offer = bookingEngineOffer(option, element.declaration);
  const isOffered = offer === 'yes';
  return html`
    <div class="card" part="card">
      ${element.heading(texts.t('requirement.title'))}
      <ul class="requirements">${option.requirements.map(requirement => requirementItem(texts, requirement, option))}</ul>
      ${option.minimumAmount ? minimumHint(texts, option.minimumAmount) : nothing}
      <p class="offered ${isOffered ? 'success' : ''}" data-offered=${offer}>
        ${icon(isOffered ? 'check' : 'minus')}<span><b>${texts.t('option.offered')}</b> ${texts.t(`option.offered.${offer}`)}</span>
      </p>
    </div>`;
}

const minimumHint = (texts, amount) =>
  html`<p class="hint">${texts.t('option.minimum', { amount: texts.money(amount) })}</p>`;

function bookingEngineOffer(option, establishment) {
  if (option.offeredInBookingEngine && option.eligible) return 'yes';
  if (establishment.collectionMode === 'POSTPAID') return 'postpaid';
  return option.eligible ? 'inactive' : 'missing';
}

/** After a deactivation the service still gives ANCV's last answer, which is about an ID that is no longer set. */
function requirementItem(texts, { code, met }, { status: optionStatus }) {
  const { tone, drawing, status } = met === true ? MET : met === false ? MISSING : UNKNOWN;
  const isLastAnswer = code === 'ANCV_CONTRACT' && status === 'met' && optionStatus !== 'ACTIVE';
  return html`
    <li class=${tone} data-requirement=${code} data-met=${String(met)}>
      <span class="icon-circle">${icon(drawing)}</span>
      <div>
        <b>${texts.t(`requirement.${code}`)}</b> <span class="requirement-status">${texts.t(`requirement.${status}`)}</span>
        <p>${texts.t(isLastAnswer ? 'requirement.ANCV_CONTRACT.met.inactive' : `requirement.${code}.${status}`)}</p>
      </div>
    </li>`;
}

/** The switch of the alternative payment methods, which need Stripe. */
export function alternativeMethodsCard(element) {
  const { texts } = element;
  const { available, active } = element.methods.alternativePaymentMethods;
  return html`
    <div class="card" part="card">
      <label class="switch">
        <span>
          ${element.heading(texts.t('alternative.title'))}
          <small id="alternative-hint">${texts.t(available ? 'alternative.available' : 'alternative.missing')}</small>
        </span>
        <input type="checkbox" role="switch" ?checked=${active} ?disabled=${!available || element.busy}
          aria-label=${texts.t('alternative.title')} aria-describedby="alternative-hint"
          @change=${event => element.setAlternativeMethods(event.target.checked)}>
      </label>
    </div>`;
}
