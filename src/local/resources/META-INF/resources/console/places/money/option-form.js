import { nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { dayAndTime } from '../../lib/format.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/messages.js';
import { ANCV_IDS } from '../../lib/samples.js';
import { ancvIdHelp } from '../../parts/ancv-id-help.js';
import { chips } from '../../parts/chips.js';
import { icon } from '../../parts/icon.js';
import { problemNote } from '../../parts/problem-note.js';

const LONGEST = 20;

/** The field for the ANCV ID and the radio button that switches the option on. */
export function optionForm({ part, option, activate, deactivate }) {
  const active = option.status === 'ACTIVE';
  const choose = (value, act) => html`
    <label class="choice"><input type="radio" name="option" value=${value} ?disabled=${part.busy} .checked=${live(active === (value === 'on'))}
      @change=${act} aria-describedby="option-hint"><span>${t(`money.${value}`)}</span></label>`;
  const another = active && part.draft.trim() !== '' && part.draft.trim() !== option.ancvId;
  return html`
    <div class="card option">
      <header class="row spread">
        ${part.heading(2, t('product'))}
        <span class="badge ${active ? 'good' : 'ended'}" translate="no">${icon(active ? 'check' : 'minus')}${t(active ? 'money.active' : 'money.inactive')}</span>
      </header>
      <div class="field">
        <label for="ancv-id">${t('ancvId.label')}</label>
        <input id="ancv-id" name="ancvId" inputmode="numeric" autocomplete="off" maxlength=${LONGEST} .value=${part.draft}
          @input=${event => (part.draft = event.target.value)} aria-describedby="ancv-id-hint">
        <small id="ancv-id-hint">${t('ancvId.hint')}</small>
      </div>
      ${another ? html`<button type="button" class="primary" ?disabled=${part.busy} @click=${activate}>${t('ancvId.change')}</button>` : nothing}
      ${chips(ANCV_IDS, value => (part.draft = value))}
      ${ancvIdHelp()}
      <fieldset><legend>${t('money.switch')}</legend><div class="choices">${choose('on', activate)}${choose('off', deactivate)}</div>
        <small id="option-hint">${active && option.activatedAt ? t('money.since', { when: dayAndTime(option.activatedAt) }) : nothing} ${t(active ? 'money.switch.hint.off' : 'money.switch.hint')}</small></fieldset>
      ${problemNote(part.problem)}
    </div>`;
}
