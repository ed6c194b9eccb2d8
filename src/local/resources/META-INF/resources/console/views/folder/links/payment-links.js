import { Dialog } from '@ancv-connect/elements/dialog.js';
import { internalProperties } from '@ancv-connect/elements/element.js';
import { FolderElement } from '@ancv-connect/elements/folder-element.js';
import { html } from '@ancv-connect/elements/html.js';
import { problemNote } from '@ancv-connect/elements/notes.js';
import { toProblem } from '@ancv-connect/elements/service.js';
import { nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../../components/icon.js';
import { copyText } from '../../../lib/browser.js';
import { t, texts } from '../../../lib/i18n.js';
import { events } from '../../../lib/state.js';
import { areTermsValid, NO_TERMS, requestOf, termsDialog } from './link-form.js';
import { linkCard } from './link-card.js';
import { amountText, isActive } from './link-texts.js';
import { qrCodeDialog } from './qr-code.js';
import linkStyles from './styles.js';

/** The largest page of the list, which is more than the links that can be active. */
const LIMIT = 100;
const COPIED_MS = 4000;

/**
 * Liens de paiement: the establishment creates links on the folder, sends or shows them, and revokes them. It polls the folder and the
 * links while one is active, as a customer can pay at any time.
 */
class PaymentLinks extends FolderElement {
  static styles = [FolderElement.styles, linkStyles];
  static properties = internalProperties('links', 'terms', 'copied', 'shown');

  #dialog = new Dialog(this);

  reset() {
    super.reset();
    this.#dialog.close();
    Object.assign(this, { links: undefined, terms: NO_TERMS, copied: undefined, shown: undefined });
  }

  async read(signal) {
    const isInProgress = await super.read(signal);
    const { items } = await this.service.listPaymentLinks(this.folder, { limit: LIMIT }, { signal });
    signal.throwIfAborted();
    this.links = items;
    return isInProgress || items.some(isActive);
  }

  #create = async () => {
    const { service, folder } = this;
    this.terms = { ...this.terms, isChecked: false };
    const form = await this.#dialog.open({ ...termsDialog(this), validate: fields => areTermsValid(this, fields) });
    if (!form) return;
    let link;
    const isCreated = await this.change(async isCurrent => {
      link = await service.createPaymentLink(folder, requestOf(this.terms));
      if (isCurrent()) Object.assign(this, { links: [link, ...this.links], terms: NO_TERMS });
    });
    this.restoreFocus(isCreated ? `[data-link="${link.id}"]` : '.create');
    if (!isCreated) return;
    this.announce(t('links.message.created', { amount: amountText(link) }));
  };

  /** Copies the address; shows it in a field to copy by hand where the browser does not allow it. */
  copy = async ({ id, url }) => {
    const isCopied = await copyText(url);
    this.announce(t(isCopied ? 'links.message.copied' : 'links.message.notCopied'));
    Object.assign(this, { copied: isCopied ? id : undefined, shown: isCopied ? undefined : id });
    await this.updateComplete;
    if (!isCopied) this.renderRoot.querySelector('.address')?.select();
    setTimeout(() => {
      if (this.copied === id) this.copied = undefined;
    }, COPIED_MS);
  };

  showQrCode = async ({ id }) => {
    const { service, folder } = this;
    this.problem = undefined;
    let picture;
    try {
      picture = await service.readPaymentLinkQrCode(folder, id);
    } catch (error) {
      this.problem = toProblem(error);
    }
    if (!picture || folder !== this.folder) return;
    const link = () => this.links.find(one => one.id === id);
    const isToCopy = await this.#dialog.open(qrCodeDialog(link, picture));
    events.publish('link.shown');
    if (!isToCopy) return;
    await this.copy(link());
    if (this.copied) this.renderRoot.querySelector(`[data-link="${id}"] .copy`)?.focus();
  };

  /** Asks before the end of a link: its address may have been sent. */
  revoke = async link => {
    const { service, folder } = this;
    const isConfirmed = await this.#dialog.open({
      title: t('links.revoke.title', { amount: amountText(link) }),
      body: () => html`<p>${t('links.revoke.text')}</p>`,
      confirm: t('links.revoke.yes'),
      danger: true,
    });
    if (!isConfirmed) return;
    const isRevoked = await this.change(() => service.revokePaymentLink(folder, link.id));
    if (isRevoked) this.announce(t('links.message.revoked'));
    this.restoreFocus(`[data-link="${link.id}"]`);
  };

  content() {
    const { bookingFolder: folder, links, problem, readProblem } = this;
    // The other elements of the folder show why it cannot be read.
    const note = folder ? problemNote(texts(), problem ?? readProblem, 'establishment') : nothing;
    if (!folder || !links) return note;
    const canCreate = folder.status === 'OPEN' && folder.ancvConnect.offered;
    if (!canCreate && links.length === 0) return note;
    return html`
      <section class="card payment-links" part="card" aria-labelledby="title">
        <header class="row spread">
          <div id="title">${this.heading(t('links.title'))}</div>
          ${canCreate ? this.#createButton() : nothing}
        </header>
        ${note}
        ${links.length ? nothing : html`<p class="hint">${t('links.none')}</p>`}
        <ul>${repeat(
          links,
          ({ id }) => id,
          link => linkCard(this, link),
        )}</ul>
      </section>
      ${this.#dialog.render(texts())}`;
  }

  #createButton() {
    return html`
      <button class="secondary create" part="button" ?disabled=${this.busy} @click=${this.#create}>
        ${icon('plus')}${t('links.create')}
      </button>`;
  }
}

customElements.define('payment-links', PaymentLinks);
