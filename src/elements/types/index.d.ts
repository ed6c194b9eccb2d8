// Made from custom-elements.json by `npm run manifest`.

import type * as client from '@ancv-connect/client';

/**
 * The guest's side: the amount, the ANCV account, the request, the wait with its countdown, and the outcome. It
 * continues from the folder alone, so that a reload or a second tab shows the same payment. A payment that ended
 * without money is shown only by the page that waited for it. It shows nothing where ANCV Connect is not offered.
 */
export class AncvConnectCheckout extends HTMLElement {
  /** The e-mail address or ANCV number that the form begins with. */
  beneficiary: string;
  /** The id of the booking folder. */
  folder: string | undefined;
  /** The address of the service without a slash at the end. By default the origin of the page. */
  api: string;
  /** The level of the first headings, 2 by default. */
  headingLevel: number;
  /** The bearer token, or a function that supplies it. `refresh` is true once after a token was not accepted. */
  token: string | ((options: { refresh: boolean }) => string | Promise<string>) | undefined;
  /** A client in place of `api` and `token`, for example one that the page uses itself. */
  client: client.AncvConnectClient | undefined;
  /** The language. By default that of the page (`lang`), or French. */
  locale: 'fr' | 'en' | undefined;
  /** Reads the data again. Elements do so themselves, also when the page is shown again. */
  refresh(): void;
  /** Resolves when the last changes are shown. */
  readonly updateComplete: Promise<boolean>;
}

/** The events of `<ancv-connect-checkout>`. */
export interface AncvConnectCheckoutEvents {
  /** The request is on its way to the phone. */
  'ancv-started': CustomEvent<{ payment: client.Payment }>;
  /** A payment is confirmed, and nothing is left to pay. Also when the page shows a folder that is paid already. */
  'ancv-paid': CustomEvent<{ payment: client.Payment, folder: client.Folder }>;
  /**
   * A payment is confirmed, and the folder still owes `folder.balance`. Also when the page shows such a folder again.
   */
  'ancv-partly-paid': CustomEvent<{ payment: client.Payment, folder: client.Folder }>;
  /** The payment ended and is not paid, or is kept although its folder was cancelled. */
  'ancv-ended': CustomEvent<{ payment: client.Payment, folder: client.Folder }>;
  /**
   * ANCV Connect is not offered, and the element shows nothing, except the problem of a start that failed. `reason` is
   * `ancvConnect.reason` of the folder, `nothing-to-pay`, or the code of the problem.
   */
  'ancv-unavailable': CustomEvent<{ reason: string, folder: client.Folder | null, problem: client.AncvConnectError | null }>;
}

/**
 * The payments of a booking folder with their history, or, with `establishment` in place of `folder`, those of all
 * folders of an establishment with filters, pages and CSV. The establishment can refuse each payment, and sees what
 * needs attention and what a cancellation of the folder would do.
 */
export class AncvConnectHistory extends HTMLElement {
  /** The id of the establishment, in place of `folder`. */
  establishment: string | undefined;
  /** Whether the element offers to cancel the folder, after a preview of what happens to each payment. */
  cancellable: boolean | undefined;
  /** The id of the booking folder. */
  folder: string | undefined;
  /** The address of the service without a slash at the end. By default the origin of the page. */
  api: string;
  /** The level of the first headings, 2 by default. */
  headingLevel: number;
  /** The bearer token, or a function that supplies it. `refresh` is true once after a token was not accepted. */
  token: string | ((options: { refresh: boolean }) => string | Promise<string>) | undefined;
  /** A client in place of `api` and `token`, for example one that the page uses itself. */
  client: client.AncvConnectClient | undefined;
  /** The language. By default that of the page (`lang`), or French. */
  locale: 'fr' | 'en' | undefined;
  /** Reads the data again. Elements do so themselves, also when the page is shown again. */
  refresh(): void;
  /** Resolves when the last changes are shown. */
  readonly updateComplete: Promise<boolean>;
}

/** The events of `<ancv-connect-history>`. */
export interface AncvConnectHistoryEvents {
  /** A payment was refused or cancelled here, or its status changed to one that is not paid. */
  'ancv-ended': CustomEvent<{ payment: client.Payment, folder: client.Folder | null }>;
  /** The folder was cancelled here. */
  'ancv-folder-cancelled': CustomEvent<{ folder: client.Folder }>;
}

/**
 * Mon argent › Moyens de paiement: the establishment activates ANCV Connect with its ANCV ID, sees the requirements,
 * and switches alternative payment methods.
 */
export class AncvConnectOption extends HTMLElement {
  /** The id of the establishment. */
  establishment: string | undefined;
  /** The address of the service without a slash at the end. By default the origin of the page. */
  api: string;
  /** The level of the first headings, 2 by default. */
  headingLevel: number;
  /** The bearer token, or a function that supplies it. `refresh` is true once after a token was not accepted. */
  token: string | ((options: { refresh: boolean }) => string | Promise<string>) | undefined;
  /** A client in place of `api` and `token`, for example one that the page uses itself. */
  client: client.AncvConnectClient | undefined;
  /** The language. By default that of the page (`lang`), or French. */
  locale: 'fr' | 'en' | undefined;
  /** Reads the data again. Elements do so themselves, also when the page is shown again. */
  refresh(): void;
  /** Resolves when the last changes are shown. */
  readonly updateComplete: Promise<boolean>;
}

/** The events of `<ancv-connect-option>`. */
export interface AncvConnectOptionEvents {
  /** The option was switched on or off, or has another ANCV ID. */
  'ancv-option-changed': CustomEvent<{ active: boolean, ancvConnect: client.AncvConnectOption }>;
  /** The alternative payment methods were switched on or off. */
  'ancv-alternative-changed': CustomEvent<{ active: boolean }>;
}

/**
 * The establishment's side: requests a payment on a booking folder, shows what becomes of the request, and advises to
 * register a card where the folder is paid only in part.
 */
export class AncvConnectRequest extends HTMLElement {
  /** The e-mail address or ANCV number that the dialog begins with, such as the customer's. */
  beneficiary: string;
  /** The id of the booking folder. */
  folder: string | undefined;
  /** The address of the service without a slash at the end. By default the origin of the page. */
  api: string;
  /** The level of the first headings, 2 by default. */
  headingLevel: number;
  /** The bearer token, or a function that supplies it. `refresh` is true once after a token was not accepted. */
  token: string | ((options: { refresh: boolean }) => string | Promise<string>) | undefined;
  /** A client in place of `api` and `token`, for example one that the page uses itself. */
  client: client.AncvConnectClient | undefined;
  /** The language. By default that of the page (`lang`), or French. */
  locale: 'fr' | 'en' | undefined;
  /** Reads the data again. Elements do so themselves, also when the page is shown again. */
  refresh(): void;
  /** Resolves when the last changes are shown. */
  readonly updateComplete: Promise<boolean>;
}

/** The events of `<ancv-connect-request>`. */
export interface AncvConnectRequestEvents {
  /** The request is on its way to the phone. */
  'ancv-started': CustomEvent<{ payment: client.Payment }>;
  /** A payment is confirmed, and nothing is left to pay. */
  'ancv-paid': CustomEvent<{ payment: client.Payment, folder: client.Folder }>;
  /** A payment is confirmed, and the folder still owes `folder.balance`. */
  'ancv-partly-paid': CustomEvent<{ payment: client.Payment, folder: client.Folder }>;
  /** A payment ended and is not paid, or is re-credited. */
  'ancv-ended': CustomEvent<{ payment: client.Payment, folder: client.Folder }>;
  /** No payment can be requested, because of the folder's `ancvConnect.reason` or a problem. */
  'ancv-unavailable': CustomEvent<{ reason: string, folder: client.Folder | null, problem: client.AncvConnectError | null }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'ancv-connect-checkout': AncvConnectCheckout;
    'ancv-connect-history': AncvConnectHistory;
    'ancv-connect-option': AncvConnectOption;
    'ancv-connect-request': AncvConnectRequest;
  }
  interface GlobalEventHandlersEventMap {
    'ancv-alternative-changed': CustomEvent<{ active: boolean }>;
    'ancv-ended': CustomEvent<{ payment: client.Payment, folder: client.Folder }> | CustomEvent<{ payment: client.Payment, folder: client.Folder | null }>;
    'ancv-folder-cancelled': CustomEvent<{ folder: client.Folder }>;
    'ancv-option-changed': CustomEvent<{ active: boolean, ancvConnect: client.AncvConnectOption }>;
    'ancv-paid': CustomEvent<{ payment: client.Payment, folder: client.Folder }>;
    'ancv-partly-paid': CustomEvent<{ payment: client.Payment, folder: client.Folder }>;
    'ancv-started': CustomEvent<{ payment: client.Payment }>;
    'ancv-unavailable': CustomEvent<{ reason: string, folder: client.Folder | null, problem: client.AncvConnectError | null }>;
  }
}
