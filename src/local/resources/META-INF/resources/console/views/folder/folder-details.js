// The parts of an open or cancelled folder.

import { cents } from '@ancv-connect/client';
import { nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { amountField, amountsInRange, chips } from '../../components/fields.js';
import { icon } from '../../components/icon.js';
import { note, offerNote, problemNote } from '../../components/notes.js';
import { html } from '../../lib/html.js';
import { formatAmountInput, formatDate, formatMoney, t } from '../../lib/i18n.js';
import { amountRange, isOpen } from '../../lib/payments.js';
import { urlOf } from '../../lib/router.js';
import './payment-card.js';

const SAMPLE_AMOUNT = 12000;
/** The reasons that an establishment can resolve in its payment methods. */
const RESOLVABLE_REASONS = ['option-not-active', 'requirements-not-met'];

/** The summary of the folder, the request form and the payments. */
export function folderDetails(view) {
  const { folder } = view;
  return html`
    ${summaryCard(view)}
    ${problemNote(view.problem ?? view.readProblem, 'establishment')}
    ${orderedSections(view)}
    ${folder.status === 'OPEN' ? cancelButton(view) : nothing}`;
}

const cancelButton = ({ busy, actions }) => html`
  <p><button class="secondary danger-text" ?disabled=${busy} @click=${actions.cancel}>${t('cancel.do')}</button></p>`;

function summaryCard(view) {
  const { folder } = view;
  return html`
    <div class="card">
      <header class="row spread">
        <div>
          ${view.heading(2, folder.customer?.name ?? folder.id)}
          <p class="hint">${t('folder.line', { id: folder.id, origin: t(`origin.${folder.origin}`) })}</p>
        </div>
        <span class="badge neutral" translate="no" data-folder-status=${folder.status} tabindex="-1">
          ${icon(folder.status === 'OPEN' ? 'folder' : 'cross')}${t(`folder.${folder.status}`)}
        </span>
      </header>
      ${sums(folder)}
      ${folder.advice.map(advice => adviceNote(view, advice))}
      ${folder.endsOn ? html`<p class="hint">${t('folder.endsOn', { day: formatDate(folder.endsOn) })}</p>` : nothing}
      ${folder.cardGuarantee ? html`<p class="hint with-icon">${icon('card')}${t('folder.card')}</p>` : nothing}
    </div>`;
}

function adviceNote(view, advice) {
  const { busy, actions } = view;
  const button = html`
    <button class="secondary" ?disabled=${busy} @click=${actions.registerCard}>${t('advice.do')}</button>`;
  return note('warning', 'card', t(`advice.${advice}`), t(`advice.${advice}.text`), button);
}

/** The folder's sums as a bar to scale and as amounts; nothing can be requested from a cancelled folder. */
function sums(folder) {
  const names = folder.status === 'OPEN' ? ['paid', 'pending', 'available'] : ['paid', 'pending'];
  const width = ({ amount }) => `width:${(amount / folder.total.amount) * 100}%`;
  const sum = name => html`
    <div class=${name}>
      <dt>${t(`sums.${name}`)}</dt>
      <dd data-sum=${name} translate="no">${formatMoney(folder[name])}</dd>
    </div>`;
  return html`
    <div class="sums">
      <p class="headline"><span>${t('sums.total')}</span><b translate="no">${formatMoney(folder.total)}</b></p>
      <div class="bar" aria-hidden="true">
        <i class="paid" style=${width(folder.paid)}></i><i class="pending" style=${width(folder.pending)}></i>
      </div>
      <dl>
        ${names.map(sum)}
      </dl>
    </div>`;
}

/** The payments come first while one of them waits for the customer. Keyed, so that a new order keeps the inputs. */
function orderedSections(view) {
  const { status, payments } = view.folder;
  const openSections = payments.some(isOpen) ? [paymentList, requestForm] : [requestForm, paymentList];
  return repeat(
    status === 'OPEN' ? openSections : [paymentList],
    section => section.name,
    section => section(view),
  );
}

function paymentList(view) {
  const { payments, status } = view.folder;
  const card = payment => html`
    <payment-card .payment=${payment} .folderOpen=${status === 'OPEN'} .busy=${view.busy} @refuse=${view.actions.refuse}>
    </payment-card>`;
  return html`
    <div class="payments" tabindex="-1">
      ${view.heading(2, t('folder.history'))}
      ${payments.length ? nothing : html`<p class="hint">${t('folder.noPayments')}</p>`}
      ${repeat(payments, payment => payment.id, card)}
    </div>`;
}

/** Demander un paiement: the amount and the method; a dialog then asks for the beneficiary. */
function requestForm(view) {
  const { folder } = view;
  if (folder.available.amount === 0) return html``;
  const { offered, reason } = folder.ancvConnect;
  const link = RESOLVABLE_REASONS.includes(reason)
    ? html`<a href=${urlOf('argent')}>${t('request.paymentMethods')}</a>`
    : undefined;
  return html`
    <form class="card" @submit=${view.actions.request}>
      ${view.heading(2, t('request.title'))}
      ${offered ? requestFields(view, amountRange(folder)) : offerNote(folder, 'establishment', link)}
    </form>`;
}

function requestFields(view, range) {
  const setDraft = value => (view.draft = value);
  const amounts = amountsInRange([Math.min(SAMPLE_AMOUNT, range.max), range.max], range);
  const samples = amounts.map(amount => ({ value: formatAmountInput(amount), label: formatMoney(cents(amount)) }));
  return html`
    ${amountField({ id: 'request-amount', label: t('request.amount'), value: view.draft, range, onInput: setDraft })}
    ${chips(samples, setDraft, t('chips.amounts'))}
    <fieldset>
      <legend>${t('request.method')}</legend>
      <label class="choice"><input type="radio" name="method" value="ancv" checked><span>${t('product')}</span></label>
    </fieldset>
    <button class="primary" ?disabled=${view.busy}>${t('request.continue')}</button>`;
}
