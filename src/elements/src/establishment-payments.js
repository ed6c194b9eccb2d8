import { isFinal } from '@ancv-connect/client';
import { nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { html } from './html.js';
import { paymentCard } from './payment-card.js';
import { isInProgress } from './payments.js';

const STATUSES = [
  'REQUESTED',
  'PENDING',
  'PAID',
  'DECLINED',
  'EXPIRED',
  'FAILED',
  'REFUSING',
  'REFUSED',
  'CANCELLING',
  'CANCELLED',
];
const PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 100;
/** How many pages are read at once: a page can be empty while there is another one. */
const MAX_PAGES = 10;
const NEW = { payments: [], cursor: undefined };

/** The list of an establishment's payments in `<ancv-connect-history>`. */
export class EstablishmentPayments {
  #host;
  #filter = {};
  #list = NEW;
  /** The list to which the next page is being added. */
  #extended;
  /** The payments that were refused here, until they are final in the list too, or the filter does not show them. */
  #refused = [];

  constructor(host) {
    this.#host = host;
  }

  get payments() {
    return this.#list.payments;
  }

  reset() {
    this.#filter = {};
    this.#list = NEW;
    this.#refused = [];
    this.#host.renderRoot.querySelector('.filters')?.reset();
  }

  /** Reads as many payments again as are shown. Returns whether one of them is in progress. */
  async read(signal) {
    const shown = this.#list;
    if (shown === this.#extended) return true;
    const list = await this.#collect(undefined, shown.payments.length, signal);
    const refused = await this.#readRefused(signal);
    signal.throwIfAborted();
    // A page was added meanwhile, or will be.
    if (shown !== this.#list || shown === this.#extended) return true;
    const hidden = refused.filter(({ id }) => !list.payments.some(payment => payment.id === id));
    this.#refused = refused.filter(payment => !isFinal(payment) || isOlder(list.payments, payment));
    this.#list = { ...list, payments: list.payments.map(payment => latest(payment, refused)) };
    this.#host.readProblem = undefined;
    this.#host.compare([...this.payments, ...hidden], null);
    this.#host.requestUpdate();
    return this.#refused.length > 0 || this.payments.some(isInProgress);
  }

  /** Follows a payment that was refused here. */
  follow(payment) {
    this.#refused = [...this.#refused, payment];
  }

  /** Reads the refused payments themselves: the service's list follows a change a moment later, and has a filter. */
  #readRefused(signal) {
    const read = ({ folderId, id }) => this.#host.service.readPayment(folderId, id, { signal });
    return Promise.all(this.#refused.map(read));
  }

  /** Reads pages after the cursor until there are so many payments, at least one. */
  async #collect(cursor, wanted, signal) {
    const { establishment, service } = this.#host;
    const filter = this.#filter;
    const limit = Math.min(Math.max(wanted, PAGE_SIZE), MAX_PAGE_SIZE);
    const payments = [];
    for (let pages = 0; pages < MAX_PAGES && cursor !== null && payments.length < Math.max(wanted, 1); pages++) {
      const page = await service.listEstablishmentPayments(establishment, { ...filter, limit, cursor }, { signal });
      payments.push(...page.items);
      cursor = page.nextCursor;
    }
    return { payments, cursor };
  }

  /** Adds the next page, unless another list is shown by then. */
  #readMore = () =>
    this.#host.run(async () => {
      const list = (this.#extended = this.#list);
      try {
        const { payments, cursor } = await this.#collect(list.cursor, 1);
        if (list !== this.#list) return;
        this.#list = { payments: [...list.payments, ...payments], cursor };
        if (payments.some(isInProgress)) this.#host.refresh();
      } finally {
        if (list === this.#extended) this.#extended = undefined;
      }
    });

  #select = event => {
    const form = event.currentTarget.form ?? event.currentTarget;
    const { status, from, to, folderId } = Object.fromEntries(new FormData(form));
    const filter = { status, from: from && midnight(from), to: to && midnight(to, 1), folderId: folderId.trim() };
    this.#filter = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
    this.#list = NEW;
    this.#host.requestUpdate();
    this.#host.refresh();
  };

  #submit = event => {
    event.preventDefault();
    this.#select(event);
  };

  /** Downloads all pages that match as one CSV file. */
  #download = () =>
    this.#host.run(async isCurrent => {
      const { establishment, service, texts } = this.#host;
      // Spreadsheets in French expect semicolons.
      const query = { ...this.#filter, dialect: texts.language === 'fr' ? 'EXCEL' : undefined };
      const files = [];
      let cursor;
      do {
        const page = await service.exportEstablishmentPayments(establishment, { ...query, cursor });
        // The header line stands only once.
        files.push(files.length ? page.csv.slice(page.csv.indexOf('\n') + 1) : page.csv);
        cursor = page.nextCursor;
      } while (cursor);
      // A response that is read as text loses the byte order mark, by which Excel knows the encoding.
      if (query.dialect) files.unshift('\ufeff');
      if (isCurrent()) save(new Blob(files, { type: 'text/csv' }), `ancv-connect-${establishment}.csv`);
    });

  render() {
    const { texts, busy } = this.#host;
    const { t } = texts;
    const { payments, cursor } = this.#list;
    return html`
      <form class="filters card" part="card filters" @submit=${this.#submit}>
        ${this.#host.heading(t('history.all'))}
        ${this.#fields()}
        <div class="row end">
          <button type="button" class="secondary" part="button" ?disabled=${busy} @click=${this.#download}>
            ${t('history.csv')}
          </button>
          <button class="primary" part="button">${t('history.filter')}</button>
        </div>
      </form>
      <div class="payments" part="payments">
        ${cursor !== undefined && !payments.length ? html`<p class="hint">${t('history.none')}</p>` : nothing}
        ${repeat(
          payments,
          ({ id }) => id,
          payment => paymentCard(this.#host, payment, true),
        )}
      </div>
      ${cursor ? this.#moreButton() : nothing}`;
  }

  #moreButton() {
    const { busy, texts } = this.#host;
    return html`
      <p>
        <button type="button" class="secondary" part="button" ?disabled=${busy} @click=${this.#readMore}>
          ${texts.t('history.more')}
        </button>
      </p>`;
  }

  #fields() {
    const { t } = this.#host.texts;
    const field = (name, type) => html`
      <div class="field" part="field">
        <label for=${name}>${t(`history.${name}`)}</label>
        <input id=${name} name=${name} type=${type} autocomplete="off" part="input">
      </div>`;
    return html`
      <div class="filter-fields">
        <div class="field" part="field">
          <label for="status">${t('history.status')}</label>
          <select id="status" name="status" part="input" @change=${this.#select}>
            <option value="">${t('history.anyStatus')}</option>
            ${STATUSES.map(status => html`<option value=${status}>${t(`status.${status}`)}</option>`)}
          </select>
        </div>
        ${field('from', 'date')} ${field('to', 'date')} ${field('folderId', 'text')}
      </div>`;
  }
}

/** The payment as it was read itself, without the history, which a list does not have. */
function latest(payment, read) {
  const one = read.find(({ id }) => id === payment.id);
  return one ? { ...one, history: undefined } : payment;
}

/** Whether the list has the payment with another status. */
const isOlder = (list, { id, status }) => list.some(payment => payment.id === id && payment.status !== status);

/** The beginning of a local day, or of one that is so many days later: the service's `to` is exclusive. */
function midnight(date, days = 0) {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(year, month - 1, day + days).toISOString();
}

/** Offers the file to the user. */
function save(blob, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  link.click();
  // Some browsers read the file after a while.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
