import { cents } from '@ancv-connect/client';
import { html } from '@ancv-connect/elements/html.js';
import { icon } from '../../components/icon.js';
import { problemNote } from '@ancv-connect/elements/notes.js';
import { establishmentName, establishmentSelect } from '../../components/establishment.js';
import { formatMoney, formatWeekday, t, texts } from '../../lib/i18n.js';
import { newFolderId, NIGHT_PRICE, NIGHTS, sampleStay, stayDates } from '../../lib/samples.js';
import { platform } from '../../lib/service.js';
import { events, state } from '../../lib/state.js';

/** The stay that the guest books or has booked. */
export function stayCard(view) {
  const total = view.folder?.total ?? cents(view.nights * NIGHT_PRICE);
  const nights = Math.max(1, Math.round(total.amount / NIGHT_PRICE));
  const { from, to } = stayDates(nights);
  return html`
    <div class="stay">
      ${landscape()}
      <div>
        ${view.heading(2, establishmentName(view.folder?.establishmentId ?? state.get('establishment')))}
        <p>${t('stay.dates', { from: formatWeekday(from), to: formatWeekday(to) })}</p>
        <p class="row spread">
          <span class="hint">${t(nights === 1 ? 'stay.night' : 'stay.nights', { nights })}</span>
          <b class="amount" translate="no">${formatMoney(total)}</b>
        </p>
      </div>
    </div>`;
}

/** A drawing in place of a photograph. */
const landscape = () => html`
  <svg class="landscape" viewBox="0 0 640 220" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect class="sky" width="640" height="220"/>
    <circle class="sun" cx="476" cy="84" r="38"/>
    <path class="far" d="M0 150c70-44 120-52 190-18 50 24 96 10 150-18 72-38 150-34 300 22v84H0Z"/>
    <path class="mid" d="M0 178c90-36 170-30 262-6 110 28 236-30 378-8v56H0Z"/>
    <g class="trees">
      <path d="m96 92 26 44h-12l22 36H60l22-36H70Z"/><path d="m150 116 18 32h-8l16 26h-52l16-26h-8Z"/>
      <path d="m560 104 22 38h-10l18 32h-60l18-32h-10Z"/><path d="m40 124 16 28h-8l14 24H18l14-24h-8Z"/>
    </g>
    <path class="near" d="M0 196c130-22 250-18 360-4 96 12 190 6 280-8v36H0Z"/>
    <path class="tent" d="m318 148 46 50h-92Z"/><path class="tent-door" d="m318 166 16 32h-32Z"/>
  </svg>`;

/** Selects the establishment and the number of nights, and books. */
export function stayForm(view) {
  const step = (nights, drawing, label) => {
    const isOutOfRange = view.nights + nights < NIGHTS.min || view.nights + nights > NIGHTS.max;
    return html`
      <button type="button" class="round" aria-label=${t(label)} ?disabled=${isOutOfRange}
        @click=${() => (view.nights += nights)}>${icon(drawing)}</button>`;
  };
  const book = event => {
    event.preventDefault();
    const establishment = new FormData(event.target).get('establishment');
    return view.run(() => declare(establishment, view.nights));
  };
  return html`
    <form class="card" @submit=${book}>
      ${establishmentSelect('stay-establishment')}
      <div class="row spread">
        <span id="nights-label">${t('stay.length')}</span>
        <div class="stepper" role="group" aria-labelledby="nights-label">
          ${step(-1, 'minus', 'stay.less')}
          <output translate="no">${view.nights}</output>
          ${step(1, 'plus', 'stay.more')}
        </div>
      </div>
      ${problemNote(texts(), view.problem)}
      <button class="primary wide" ?disabled=${view.busy}>${t('stay.book')}</button>
    </form>`;
}

/** Only the booking platform may declare a folder. */
async function declare(establishment, nights) {
  const id = newFolderId('R');
  await platform.declareBookingFolder(id, sampleStay(establishment, nights));
  state.openFolder(id, establishment);
  events.publish('folder.opened');
}
