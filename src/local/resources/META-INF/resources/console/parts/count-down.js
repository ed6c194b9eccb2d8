import { svg } from 'lit';
import { announce } from '../lib/announce.js';
import { serverNow } from '../lib/clock.js';
import { span } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/messages.js';
import { Part } from './part.js';

const TICK = 250;
const TOLD_AT = [120, 60, 30, 10];
const ONCE_IN = 5000;

let toldLast = -Infinity;

/** The time that is left until the server's `expiresAt`, drawn and written; told aloud only now and then. */
class CountDown extends Part {
  static properties = { since: {}, until: {} };

  #timer;
  #lastSecond = Infinity;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#tick(), TICK);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  get #left() {
    return Math.max(0, Date.parse(this.until) - serverNow());
  }

  #tick() {
    const second = Math.ceil(this.#left / 1000);
    if (second === this.#lastSecond) return;
    if (TOLD_AT.includes(second)) this.#tell();
    this.#lastSecond = second;
    this.requestUpdate();
  }

  /** Side by side several count the same time: one of them tells it. */
  #tell() {
    if (performance.now() - toldLast < ONCE_IN) return;
    toldLast = performance.now();
    announce(t('countdown.left', { left: span(this.#left) }));
  }

  render() {
    const left = this.#left;
    const share = Math.min(1, left / (Date.parse(this.until) - Date.parse(this.since)));
    return html`
      <div class="countdown" role="timer" translate="no" aria-label=${t('countdown.label')}>
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle class="rail" cx="50" cy="50" r="45"/>
          ${svg`<circle class="rest" cx="50" cy="50" r="45" pathLength="100" stroke-dasharray="${share * 100} 100"/>`}
        </svg>
        <span class="figures">${span(left)}</span>
      </div>`;
  }
}

customElements.define('count-down', CountDown);
