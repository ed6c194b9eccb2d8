// The cards of the payment methods view.

import { nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { chips } from '../../components/fields.js';
import { icon } from '../../components/icon.js';
import { problemNote } from '../../components/notes.js';
import { html } from '../../lib/html.js';
import { formatDateTime, formatMoney, t } from '../../lib/i18n.js';
import { ANCV_IDS } from '../../lib/samples.js';

const MAX_ID_LENGTH = 20;
const MET = { tone: 'success', drawing: 'check', status: 'met' };
const MISSING = { tone: 'error', drawing: 'cross', status: 'missing' };
const UNKNOWN = { tone: 'neutral', drawing: 'unknown', status: 'unknown' };

/** The ANCV ID and the switch of the option. */
export function optionCard(view) {
  const option = view.methods.ancvConnect;
  const isActive = option.status === 'ACTIVE';
  const isOtherId = isActive && view.draft.trim() !== '' && view.draft.trim() !== option.ancvId;
  return html`
    <div class="card option">
      <header class="row spread">
        ${view.heading(2, t('product'))}
        <span class="badge ${isActive ? 'success' : 'neutral'}" translate="no">
          ${icon(isActive ? 'check' : 'minus')}${t(isActive ? 'money.active' : 'money.inactive')}
        </span>
      </header>
      <div class="field">
        <label for="ancv-id">${t('ancvId.label')}</label>
        <input id="ancv-id" name="ancvId" inputmode="numeric" autocomplete="off" maxlength=${MAX_ID_LENGTH}
          .value=${view.draft} @input=${event => (view.draft = event.target.value)} aria-describedby="ancv-id-hint">
        <small id="ancv-id-hint">${t('ancvId.hint')}</small>
      </div>
      ${isOtherId ? changeIdButton(view) : nothing}
      ${chips(ANCV_IDS, value => (view.draft = value))}
      ${ancvIdHelp()}
      ${optionSwitch(view, option, isActive)}
      ${problemNote(view.problem)}
    </div>`;
}

const changeIdButton = ({ busy, activate }) => html`
  <button type="button" class="primary" ?disabled=${busy} @click=${activate}>${t('ancvId.change')}</button>`;

function optionSwitch(view, option, isActive) {
  const choice = (value, onChange) => html`
    <label class="choice">
      <input type="radio" name="option" value=${value} ?disabled=${view.busy}
        .checked=${live(isActive === (value === 'on'))} @change=${onChange} aria-describedby="option-hint">
      <span>${t(`money.${value}`)}</span>
    </label>`;
  return html`
    <fieldset>
      <legend>${t('money.switch')}</legend>
      <div class="choices">${choice('on', view.activate)}${choice('off', view.deactivate)}</div>
      <small id="option-hint">
        ${isActive && option.activatedAt ? t('money.since', { when: formatDateTime(option.activatedAt) }) : nothing}
        ${t(isActive ? 'money.switch.hint.off' : 'money.switch.hint')}
      </small>
    </fieldset>`;
}

/** Where an establishment finds its ANCV ID. */
const ancvIdHelp = () => html`
  <details class="help">
    <summary>${t('ancvId.where')}</summary>
    <dl>
      <div><dt>${t('ancvId.one')}</dt><dd>${t('ancvId.one.path')}</dd></div>
      <div><dt>${t('ancvId.several')}</dt><dd>${t('ancvId.several.path')}</dd></div>
    </dl>
    <p>${t('ancvId.several.more')}</p>
    <p>${t('ancvId.help')} <a href="tel:+33969320616">${t('ancvId.phone')}</a></p>
  </details>`;

/** The requirements of the option, and whether the booking engine offers it. */
export function requirementsCard(view) {
  const option = view.methods.ancvConnect;
  const offer = bookingEngineOffer(option, view.establishment);
  const isOffered = offer === 'yes';
  return html`
    <div class="card">
      ${view.heading(2, t('requirement.title'))}
      <ul class="requirements">${option.requirements.map(requirement => requirementItem(requirement, option))}</ul>
      ${option.minimumAmount ? minimumHint(option.minimumAmount) : nothing}
      <p class="offered ${isOffered ? 'success' : ''}" data-offered=${offer}>
        ${icon(isOffered ? 'check' : 'minus')}<span><b>${t('money.offered')}</b> ${t(`money.offered.${offer}`)}</span>
      </p>
    </div>`;
}

const minimumHint = amount => html`<p class="hint">${t('money.minimum', { amount: formatMoney(amount) })}</p>`;

function bookingEngineOffer(option, establishment) {
  if (option.offeredInBookingEngine && option.eligible) return 'yes';
  if (establishment.collectionMode === 'POSTPAID') return 'postpaid';
  return option.eligible ? 'inactive' : 'missing';
}

/** After a deactivation the service still gives ANCV's last answer, which is about an ID that is no longer set. */
function requirementItem({ code, met }, { status: optionStatus }) {
  const { tone, drawing, status } = met === true ? MET : met === false ? MISSING : UNKNOWN;
  const isLastAnswer = code === 'ANCV_CONTRACT' && status === 'met' && optionStatus !== 'ACTIVE';
  return html`
    <li class=${tone} data-requirement=${code} data-met=${String(met)}>
      <span class="icon-circle">${icon(drawing)}</span>
      <div>
        <b>${t(`requirement.${code}`)}</b> <span class="requirement-status">${t(`requirement.${status}`)}</span>
        <p>${t(isLastAnswer ? 'requirement.ANCV_CONTRACT.met.inactive' : `requirement.${code}.${status}`)}</p>
      </div>
    </li>`;
}

/** The switch of the alternative payment methods, which need Stripe. */
export function alternativeMethodsCard(view) {
  const { available, active } = view.methods.alternativePaymentMethods;
  return html`
    <div class="card">
      <label class="switch">
        <span>
          ${view.heading(2, t('alternative.title'))}
          <small id="alternative-hint">${t(available ? 'alternative.available' : 'alternative.missing')}</small>
        </span>
        <input type="checkbox" role="switch" .checked=${live(active)} ?disabled=${!available || view.busy}
          aria-label=${t('alternative.title')} aria-describedby="alternative-hint"
          @change=${event => view.setAlternativeMethods(event.target.checked)}>
      </label>
    </div>`;
}
