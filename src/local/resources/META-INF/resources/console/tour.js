import { nothing } from 'lit';
import { happened } from './lib/bus.js';
import { html } from './lib/html.js';
import { t } from './lib/messages.js';
import { addressOf } from './lib/router.js';
import { state } from './lib/state.js';
import { WIDE } from './lib/wide.js';
import { icon } from './parts/icon.js';
import { own, Part } from './parts/part.js';

// Where each step takes place, and what shows that it is done.
const STEPS = [
  { name: 'activate', place: 'argent', done: 'option.active' },
  { name: 'folder', place: 'dossier', done: 'folder.opened' },
  { name: 'request', place: 'dossier', done: 'payment.requested' },
  { name: 'confirm', place: 'telephone', done: 'phone.decided' },
  { name: 'paid', place: 'dossier' },
  { name: 'guest', place: 'reservation', done: 'payment.requested' },
  { name: 'partly', place: 'telephone', done: 'phone.decided' },
  { name: 'refuse', place: 'dossier', done: 'payment.REFUSED' },
  { name: 'back', place: 'telephone' },
];

/** Essayer: two minutes from activation to refusal, each step done by oneself. */
class GuidedTour extends Part {
  static properties = own('at');

  start() {
    state.set({ establishment: 'camping-des-pins', phone: 'marie@exemple.fr', folder: null });
    this.#go(0);
  }

  heard(what) {
    if (STEPS[this.at]?.done === what) this.#go(this.at + 1);
  }

  #go(at) {
    this.at = at;
    const step = STEPS[at];
    if (!step) return this.#end();
    location.hash = WIDE.matches ? '#/' : addressOf(step.place);
    happened('tour.at', { place: step.place });
    this.updateComplete.then(() => this.querySelector('h2')?.focus({ preventScroll: true }));
  }

  #end = () => (this.at = undefined);

  render() {
    const step = STEPS[this.at];
    if (!step) return nothing;
    const last = this.at === STEPS.length - 1;
    return html`
      <aside class="tour" aria-label=${t('tour.label')} data-step=${step.name} data-place=${step.place}>
        <progress max=${STEPS.length} value=${this.at + 1} aria-label=${t('tour.progress', { step: this.at + 1, steps: STEPS.length })}></progress>
        <div>
          <p class="hint">${t('tour.progress', { step: this.at + 1, steps: STEPS.length })}${' · '}${t(`nav.${step.place}`)}</p>
          <h2 tabindex="-1">${t(`tour.${step.name}`)}</h2>
          <p>${t(`tour.${step.name}.text`)}</p>
        </div>
        <div class="row end">
          <button class="quiet" @click=${this.#end}>${t(last ? 'tour.close' : 'tour.leave')}</button>
          ${last ? nothing : html`<button class=${step.done ? 'quiet' : 'primary'} @click=${() => this.#go(this.at + 1)}>${icon('play')}${t('tour.next')}</button>`}
        </div>
      </aside>`;
  }
}

customElements.define('guided-tour', GuidedTour);
