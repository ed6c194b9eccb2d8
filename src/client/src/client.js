import { createClock } from './clock.js';
import { AncvConnectError } from './error.js';
import { createSend, objectOf } from './http.js';
import { isFinal } from './payment.js';
import { limited, poll } from './poll.js';
import { createStarter } from './start.js';

/**
 * @import { components, operations } from './schema.js'
 * @import { ServiceClock } from './clock.js'
 * @import { Send } from './http.js'
 * @import { CallOptions, OperationId, Operations, Query } from './operations.js'
 * @import { PollOptions } from './poll.js'
 * @import { KeyStorage, StartedPayment } from './start.js'
 *
 * @typedef {object} ClientOptions
 * @property {string} [baseUrl] the address of the service without a slash at the end; by default the origin of the page
 * @property {(options: { refresh: boolean }) => string | Promise<string>} token supplies the bearer token of each request;
 *   `refresh` is true once after a 401, when the token before was not accepted
 * @property {() => string} [language] the language of the problems' texts, `fr` or `en`; French by default
 * @property {KeyStorage} [storage] keeps idempotency keys over a reload, for example `sessionStorage`
 * @property {ServiceClock} [clock] a clock that several clients share
 *
 * @typedef {object} OwnMethods
 * @property {() => number} now the service's time in milliseconds, for countdowns: the clock of a device can be wrong
 * @property {(folderId: string, payment: components['schemas']['PaymentStart'],
 *   options?: CallOptions) => Promise<StartedPayment>} startPayment asks the customer for a payment.
 *   The same payment has the same idempotency key until its outcome is certain, so that calling again after a lost response
 *   does not ask twice. A lost response is retried twice.
 * @property {(folderId: string, link?: components['schemas']['PaymentLinkRequest'],
 *   options?: CallOptions) => Promise<CreatedPaymentLink>} createPaymentLink creates a payment link, with a key as `startPayment`
 * @property {(folderId: string, linkId: string, options?: CallOptions) => Promise<string>} readPaymentLinkQrCode returns the QR
 *   code of a payment link as an SVG document
 * @property {(token: string, payment: components['schemas']['LinkPaymentStart'],
 *   options?: CallOptions) => Promise<StartedPayment>} startLinkPayment asks the customer for a payment through a payment link,
 *   with a key as `startPayment`. No bearer token is sent.
 * @property {(id: string, query?: Query<operations['listEstablishmentPayments']['parameters']['query']>, options?: CallOptions) =>
 *   Promise<{ csv: string, nextCursor: string | null }>} exportEstablishmentPayments returns the list of payments as CSV
 * @property {(payment: Payment, options?: WaitOptions) => Promise<Payment>} waitForOutcome polls the payment until its status is
 *   final: by the service's clock, more and more slowly, never before `Retry-After`, also after being offline or asleep
 *
 * @typedef {components['schemas']['Payment']} Payment
 * @typedef {components['schemas']['PaymentLink'] & { replayed?: boolean }} CreatedPaymentLink `replayed` if an earlier request
 *   created it
 * @typedef {Omit<PollOptions<Payment>, 'delay' | 'last'>} WaitOptions
 * @typedef {Omit<Operations, keyof OwnMethods> & OwnMethods} AncvConnectClient
 */

const ESTABLISHMENT = '/establishments/*';
const PAYMENT_METHODS = ESTABLISHMENT + '/payment-methods';
const ANCV_CONNECT = PAYMENT_METHODS + '/ancv-connect';
const FOLDER = '/booking-folders/*';
const PAYMENTS = FOLDER + '/payments';
const PAYMENT = PAYMENTS + '/*';
const LINKS = FOLDER + '/payment-links';
const LINK = LINKS + '/*';
const PAGE = '/pay/*';

/**
 * The method and path of each operation, and whether it has a query (GET) or a body. A `*` is a path parameter.
 *
 * @type {Record<OperationId, [method: string, path: string, hasContent?: true]>}
 */
const OPERATIONS = {
  declareEstablishment: ['PUT', ESTABLISHMENT, true],
  readEstablishment: ['GET', ESTABLISHMENT],
  readPaymentMethods: ['GET', PAYMENT_METHODS],
  activateAncvConnect: ['PUT', ANCV_CONNECT, true],
  deactivateAncvConnect: ['DELETE', ANCV_CONNECT],
  switchAlternativePaymentMethods: ['PUT', PAYMENT_METHODS + '/alternative', true],
  listEstablishmentPayments: ['GET', ESTABLISHMENT + '/payments', true],
  declareBookingFolder: ['PUT', FOLDER, true],
  readBookingFolder: ['GET', FOLDER],
  cancelBookingFolder: ['POST', FOLDER + '/cancellation'],
  startPayment: ['POST', PAYMENTS, true],
  listFolderPayments: ['GET', PAYMENTS, true],
  readPayment: ['GET', PAYMENT],
  refusePayment: ['POST', PAYMENT + '/refusal', true],
  unblockPayment: ['POST', PAYMENT + '/unblocking'],
  resolvePayment: ['POST', PAYMENT + '/resolution', true],
  createPaymentLink: ['POST', LINKS, true],
  listPaymentLinks: ['GET', LINKS, true],
  readPaymentLink: ['GET', LINK],
  revokePaymentLink: ['DELETE', LINK],
  readPaymentLinkQrCode: ['GET', LINK + '/qr'],
  readPaymentLinkState: ['GET', PAGE + '/state'],
  startLinkPayment: ['POST', PAGE + '/payments', true],
  readLinkPayment: ['GET', PAGE + '/payments/*'],
};

const WITH_KEY = ['startPayment', 'createPaymentLink', 'startLinkPayment'];

/**
 * A client of the API of ANCV Connect, with one method for each operation of the OpenAPI document. Amounts are in cents, instants
 * are ISO-8601 in UTC. A call that fails throws an `AncvConnectError`.
 *
 * @param {ClientOptions} options
 * @returns {AncvConnectClient}
 */
export function createClient({ baseUrl = '', token, language = () => 'fr', storage, clock = createClock() }) {
  const send = createSend(baseUrl, token, language, clock);
  const [start, forget] = createStarter(storage);

  /** @type {(id: string, values: any[], headers?: Record<string, string>) => Promise<any>} */
  const call = async (id, values, headers) => {
    const [response, text] = await sendOperation(send, id, values, headers);
    if (response.status === 204) return undefined;
    const document = objectOf(text);
    if (!document) throw new AncvConnectError('unreadable', response);
    forget([document, ...(document.payments ?? document.items ?? [])]);
    if (response.headers.has('Idempotent-Replayed')) document.replayed = true;
    return document;
  };

  /** @type {any} */
  const client = { now: clock.now };
  for (const id in OPERATIONS) client[id] = (/** @type {any[]} */ ...values) => call(id, values);
  Object.assign(client, { exportEstablishmentPayments: exportWith(send), readPaymentLinkQrCode: qrCodeWith(send) });

  for (const id of WITH_KEY) client[id] = startWith(start, client, call, id);

  /** @type {AncvConnectClient['waitForOutcome']} */
  client.waitForOutcome = async (payment, options) => {
    const read = () => client.readPayment(payment.folderId, payment.id, { signal: options?.signal });
    // A tenth of the payment's age.
    const delay = () => limited((clock.now() - Date.parse(payment.requestedAt)) / 10);
    return isFinal(payment) ? payment : poll(read, isFinal, { ...options, delay, last: payment });
  };

  return client;
}

/**
 * An operation with an idempotency key. It sends a copy, because a form may change its object before a retry.
 *
 * @param {ReturnType<typeof createStarter>[0]} start
 * @param {AncvConnectClient} client
 * @param {(id: string, values: any[], headers: Record<string, string>) => Promise<any>} call
 * @param {string} id the operation
 */
const startWith =
  (start, client, call, id) =>
  async (/** @type {string} */ owner, /** @type {any} */ request, /** @type {CallOptions} */ options) => {
    const copy = JSON.parse(JSON.stringify(request ?? {}));
    const send = (/** @type {string} */ key) => call(id, [owner, copy, options], { 'Idempotency-Key': key });
    // Without a folder id, the id of the payment is not known before the response.
    return start(
      owner,
      copy,
      send,
      id === 'startPayment' && (paymentId => client.readPayment(owner, paymentId, options)),
    );
  };

/**
 * @param {Send} send
 * @param {string} id the operation
 * @param {any[]} values path parameters, then the query or the body, then options
 * @param {Record<string, string>} [headers]
 */
function sendOperation(send, id, values, headers) {
  const [method, template, hasContent] = OPERATIONS[/** @type {OperationId} */ (id)];
  let used = 0;
  let path = template.replace(/\*/g, () => segment(values[used++]));
  /** @type {any} */
  let body = hasContent && (values[used++] ?? {});
  if (body && method === 'GET') {
    const defined = Object.entries(body).filter(([, value]) => value !== undefined && value !== null);
    path += `?${new URLSearchParams(defined)}`;
    body = undefined;
  }
  return send(method, path, body, headers, values[used]?.signal);
}

/** @type {(send: Send) => AncvConnectClient['exportEstablishmentPayments']} */
const exportWith =
  send =>
  async (/** @type {any[]} */ ...values) => {
    const [response, csv] = await sendOperation(send, 'listEstablishmentPayments', values, {
      Accept: 'text/csv',
    });
    return { csv, nextCursor: response.headers.get('Link')?.match(/cursor=([^>&]*)/)?.[1] ?? null };
  };

/** @type {(send: Send) => AncvConnectClient['readPaymentLinkQrCode']} the SVG document is the default of the service */
const qrCodeWith =
  send =>
  async (...values) =>
    (await sendOperation(send, 'readPaymentLinkQrCode', values))[1];

/**
 * @param {string} id
 * @returns {string}
 * @throws {TypeError} for a missing id and for `.` and `..`, which would give another path
 */
function segment(id) {
  if (/^\.{0,2}$/.test(id ?? '')) throw new TypeError('Not an id');
  return encodeURIComponent(id);
}
