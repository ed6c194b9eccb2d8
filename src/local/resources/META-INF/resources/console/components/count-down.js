import { svg } from 'lit';
import { announce } from '../lib/browser.js';
import { html } from '../lib/html.js';
import { formatDuration, t } from '../lib/i18n.js';
import { clock } from '../lib/service.js';
import { ConsoleElement } from './console-element.js';

const TICK_MS = 250;
const ANNOUNCED_SECONDS = [120, 60, 30, 10];
const MIN_ANNOUNCEMENT_INTERVAL_MS = 5000;

let lastAnnouncedAt = -Infinity;

/** The time left until the server's `expiresAt`; announced to screen readers at a few moments only. */
class CountDown extends ConsoleElement {
  static properties = { since: {}, until: {} };

  #timer;
  #lastSecond = Infinity;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  get #timeLeft() {
    return Math.max(0, Date.parse(this.until) - clock.now());
  }

  #tick() {
    const second = Math.ceil(this.#timeLeft / 1000);
    if (second === this.#lastSecond) return;
    if (ANNOUNCED_SECONDS.includes(second)) this.#announce();
    this.#lastSecond = second;
    this.requestUpdate();
  }

  /** The demonstration shows the same countdown several times: only one of them announces it. */
  #announce() {
    if (performance.now() - lastAnnouncedAt < MIN_ANNOUNCEMENT_INTERVAL_MS) return;
    lastAnnouncedAt = performance.now();
    announce(t('countdown.left', { left: formatDuration(this.#timeLeft) }));
  }

  render() {
    const timeLeft = this.#timeLeft;
    const share = Math.min(1, timeLeft / (Date.parse(this.until) - Date.parse(this.since)));
    const circle = svg`
      <circle class="remaining" cx="50" cy="50" r="45" pathLength="100" stroke-dasharray="${share * 100} 100"/>`;
    return html`
      <div class="countdown" role="timer" translate="no" aria-label=${t('countdown.label')}>
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle class="track" cx="50" cy="50" r="45"/>
          ${circle}
        </svg>
        <span class="figures">${formatDuration(timeLeft)}</span>
      </div>`;
  }
}

customElements.define('count-down', CountDown);
