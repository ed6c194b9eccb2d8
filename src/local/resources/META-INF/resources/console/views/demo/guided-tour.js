import { internalProperties } from '@ancv-connect/elements/element.js';
import { html } from '@ancv-connect/elements/html.js';
import { icon } from '../../components/icon.js';
import { nothing } from 'lit';
import { ConsoleElement } from '../../components/console-element.js';
import { WIDE_SCREEN } from '../../lib/browser.js';
import { t } from '../../lib/i18n.js';
import { urlOf } from '../../lib/router.js';
import { events, state } from '../../lib/state.js';

// The view of each step, and the event that completes it, in some cases with this detail only.
const STEPS = [
  { name: 'activate', view: 'argent', completedBy: 'ancv-option-changed', when: ({ active }) => active },
  { name: 'folder', view: 'dossier', completedBy: 'folder.opened' },
  { name: 'request', view: 'dossier', completedBy: 'ancv-started' },
  { name: 'confirm', view: 'telephone', completedBy: 'phone.decided' },
  { name: 'paid', view: 'dossier' },
  { name: 'link', view: 'dossier', completedBy: 'link.shown' },
  { name: 'guest', view: 'reservation', completedBy: 'ancv-started' },
  { name: 'partly', view: 'telephone', completedBy: 'phone.decided' },
  { name: 'refuse', view: 'dossier', completedBy: 'ancv-ended', when: ({ payment }) => payment.status === 'REFUSED' },
  { name: 'back', view: 'telephone' },
];

/** Visite guidée: the steps from the activation to a refusal, which the user does. */
class GuidedTour extends ConsoleElement {
  static properties = internalProperties('index');

  start() {
    state.set({ establishment: 'camping-des-pins', phone: 'marie@exemple.fr', folder: null });
    this.#goTo(0);
  }

  onEvent(type, detail) {
    const { completedBy, when = () => true } = STEPS[this.index] ?? {};
    if (completedBy === type && when(detail)) this.#goTo(this.index + 1);
  }

  #goTo(index) {
    this.index = index;
    const step = STEPS[index];
    location.hash = WIDE_SCREEN.matches ? '#/' : urlOf(step.view);
    events.publish('tour.step', { view: step.view });
    this.updateComplete.then(() => this.querySelector('h2')?.focus({ preventScroll: true }));
  }

  #end = () => (this.index = undefined);

  render() {
    const step = STEPS[this.index];
    if (!step) return nothing;
    const isLast = this.index === STEPS.length - 1;
    const progress = t('tour.progress', { step: this.index + 1, steps: STEPS.length });
    return html`
      <aside class="tour" aria-label=${t('tour.label')} data-step=${step.name} data-view=${step.view}>
        <progress max=${STEPS.length} value=${this.index + 1} aria-label=${progress}></progress>
        <div>
          <p class="hint">${progress}${' · '}${t(`nav.${step.view}`)}</p>
          <h2 tabindex="-1">${t(`tour.${step.name}`)}</h2>
          <p>${t(`tour.${step.name}.text`)}</p>
        </div>
        <div class="row end">
          <button class="secondary" @click=${this.#end}>${t(isLast ? 'tour.close' : 'tour.leave')}</button>
          ${isLast ? nothing : this.#nextButton(step)}
        </div>
      </aside>`;
  }

  /** The main button of a step that no event completes. */
  #nextButton(step) {
    return html`
      <button class=${step.completedBy ? 'secondary' : 'primary'} @click=${() => this.#goTo(this.index + 1)}>
        ${icon('play')}${t('tour.next')}
      </button>`;
  }
}

customElements.define('guided-tour', GuidedTour);
