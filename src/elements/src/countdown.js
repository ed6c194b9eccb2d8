import { LitElement, svg } from 'lit';
import { html } from './html.js';

const TICK_MS = 250;
const ANNOUNCED_SECONDS = [120, 60, 30, 10];
const MIN_ANNOUNCEMENT_INTERVAL_MS = 5000;

let lastAnnouncedAt = -Infinity;

/** The time left until the service's `expiresAt`; announced to screen readers at a few moments only. For use inside of elements. */
class Countdown extends LitElement {
  static properties = { since: {}, until: {}, texts: {}, clock: {}, announce: {} };

  #timer;
  #lastSecond = Infinity;

  /** No shadow root: the styles are those of the element around it. */
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  get #timeLeft() {
    return Math.max(0, Date.parse(this.until) - this.clock.now());
  }

  #tick() {
    const second = Math.ceil(this.#timeLeft / 1000);
    if (second === this.#lastSecond) return;
    if (ANNOUNCED_SECONDS.includes(second)) this.#announceOnce();
    this.#lastSecond = second;
    this.requestUpdate();
  }

  /** A page can show the same countdown several times: only one of them announces it. */
  #announceOnce() {
    if (performance.now() - lastAnnouncedAt < MIN_ANNOUNCEMENT_INTERVAL_MS) return;
    lastAnnouncedAt = performance.now();
    this.announce(this.texts.t('countdown.left', { left: this.texts.duration(this.#timeLeft) }));
  }

  render() {
    const timeLeft = this.#timeLeft;
    const share = Math.min(1, timeLeft / (Date.parse(this.until) - Date.parse(this.since)));
    const circle = svg`
      <circle class="remaining" cx="50" cy="50" r="45" pathLength="100" stroke-dasharray="${share * 100} 100"/>`;
    return html`
      <div class="countdown" role="timer" translate="no" aria-label=${this.texts.t('countdown.label')} part="countdown">
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle class="track" cx="50" cy="50" r="45"/>
          ${circle}
        </svg>
        <span class="figures">${this.texts.duration(timeLeft)}</span>
      </div>`;
  }
}

// Another copy of this module may have defined it.
if (!customElements.get('ancv-connect-countdown')) customElements.define('ancv-connect-countdown', Countdown);

/** The countdown of a payment that waits for the customer. */
export const countdown = ({ texts, clock, announce }, { requestedAt, expiresAt }) => html`
  <ancv-connect-countdown .since=${requestedAt} .until=${expiresAt} .texts=${texts} .clock=${clock} .announce=${announce}>
  </ancv-connect-countdown>`;
