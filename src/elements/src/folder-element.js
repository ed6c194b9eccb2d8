import { AncvConnectError } from '@ancv-connect/client';
import { AncvConnectElement, internalProperties } from './element.js';
import { foundPayment, hasNews, isInProgress, isOpen, isRefusable, startMessage, statusMessage } from './payments.js';
import { Polling } from './polling.js';
import { onChange, publishChange } from './service.js';

const MIN_DELAY_MS = 1000;
const MAX_DELAY_MS = 8000;

/**
 * The base of the elements for a booking folder, which is polled while a payment is in progress.
 *
 * @attr {string} folder - The id of the booking folder.
 */
export class FolderElement extends AncvConnectElement {
  static properties = { folder: {}, ...internalProperties('bookingFolder', 'draft', 'isAmountChecked') };
  static subject = ['api', 'folder'];

  #polling = new Polling(this, (signal, isRepeated) => this.read(signal, isRepeated), {
    onError: problem => (this.readProblem = problem),
    delay: polls => this.delay(polls),
  });
  /** The status of each payment that was read since the element is on the page. */
  #seen;

  onConnect(signal) {
    onChange((id, source) => source !== this && this.isAbout(id) && this.refresh(), signal);
    super.onConnect(signal);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    // An element that is only moved is connected again at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#seen = undefined;
    });
  }

  reset() {
    super.reset();
    this.#polling.stop();
    this.#seen = undefined;
    this.bookingFolder = undefined;
    this.clearAmount();
  }

  clearAmount() {
    Object.assign(this, { draft: '', isAmountChecked: false });
  }

  /** Whether a change of this folder concerns the element. */
  isAbout(id) {
    return id === this.folder;
  }

  /** Whether the page said what to show. */
  get isChosen() {
    return this.folder;
  }

  refresh() {
    if (this.isChosen && this.isReady) this.#polling.pollNow();
  }

  /** The time until the next read: a tenth of the age of an open payment, as the customer answers soon or not at all. */
  delay(polls) {
    const open = this.bookingFolder?.payments.find(isOpen);
    const delay = open ? (this.clock.now() - Date.parse(open.requestedAt)) / 10 : MIN_DELAY_MS * 1.25 ** polls;
    return Math.min(Math.max(delay, MIN_DELAY_MS), MAX_DELAY_MS);
  }

  /** Reads what is shown. Returns whether a payment is in progress. A response after the signal's end is dropped. */
  async read(signal) {
    const folder = await this.service.readBookingFolder(this.folder, { signal });
    signal.throwIfAborted();
    this.show(folder);
    return folder.payments.some(isInProgress);
  }

  show(folder) {
    Object.assign(this, { bookingFolder: folder, readProblem: undefined });
    this.compare(folder.payments, folder);
    const found = foundPayment(this.problem, folder);
    if (!found) return;
    this.problem = undefined;
    this.clearAmount();
    this.onFound(found);
  }

  /** Called with a payment whose start seemed to fail, because its response was lost. */
  onFound() {}

  /** Reports the payments whose status changed since the previous read on this page, and the new ones of a folder. */
  compare(payments, folder) {
    const seen = this.#seen;
    this.#seen = new Map(payments.map(({ id, status }) => [id, status]));
    if (!seen) return;
    // The problem of a start that failed at once is shown already.
    const isNew = payment => Boolean(folder) && !seen.has(payment.id) && isRefusable(payment);
    const isChanged = ({ id, status }) => seen.has(id) && seen.get(id) !== status;
    const changed = payments.filter(payment => isNew(payment) || isChanged(payment));
    changed.forEach(payment => this.onPaymentChange(payment, folder, isNew(payment)));
    new Set(changed.map(({ folderId }) => folderId)).forEach(id => publishChange(id, this));
  }

  /** Called with a payment that has another status or is new, its folder (null in the list of an establishment), and which of both. */
  onPaymentChange(payment, folder, isNew) {
    this.announce(isNew ? startMessage(this.texts, payment) : statusMessage(this.texts, payment));
  }

  /**
   * Asks for a payment, unless somebody else did so, or paid, since the folder was shown as `shown`: nobody pays twice without
   * knowing. `onStart` gets the payment where its folder is still shown.
   */
  async start(body, shown, onStart) {
    const { folder: id, service } = this;
    return this.change(async isCurrent => {
      if (hasNews(await service.readBookingFolder(id), shown)) throw new AncvConnectError('folder-changed');
      if (!isCurrent()) return;
      const started = await service.startPayment(id, body);
      if (!isCurrent()) return;
      if (isOpen(started)) this.clearAmount();
      // A read during the start may have shown and reported a later state.
      const known = this.bookingFolder.payments.find(payment => payment.id === started.id && !isOpen(payment));
      if (known) return onStart(known);
      this.#seen?.set(started.id, started.status);
      this.announce(startMessage(this.texts, started));
      onStart(started);
    });
  }

  /** Runs the task, reads again, and has the other elements of this folder do the same. */
  async change(task, folderId = this.folder) {
    const succeeded = await this.run(task);
    this.refresh();
    publishChange(folderId, this);
    return succeeded;
  }
}
