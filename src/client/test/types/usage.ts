// Uses each method as an integrator does. It is compiled, not run: a type that is too wide fails at its @ts-expect-error.

import {
  AncvConnectError,
  cents,
  createClient,
  createClock,
  formatMoney,
  isFinal,
  parseAmount,
  poll,
  type AncvConnectClient,
  type AncvConnectOption,
  type ClientOptions,
  type CreatedPaymentLink,
  type ErrorCode,
  type Establishment,
  type Folder,
  type LinkPaymentStart,
  type ListedPayment,
  type Payment,
  type PaymentLink,
  type PaymentLinkRequest,
  type PaymentLinkState,
  type PaymentMethods,
  type PaymentStart,
  type StartedPayment,
  type WaitOptions,
} from '@ancv-connect/client';

const signal = new AbortController().signal;
const keys = new Map<string, string>();
const options: ClientOptions = {
  token: async ({ refresh }) => (refresh ? 'new' : 'old'),
  storage: { getItem: key => keys.get(key) ?? null, setItem: (key, value) => void keys.set(key, value) },
  clock: createClock(),
};
// @ts-expect-error the token is required
createClient({});
const ancv: AncvConnectClient = createClient(options);

export async function establishments(): Promise<[Establishment, PaymentMethods, AncvConnectOption, void]> {
  const declaration = { name: 'Camping', country: 'FR', collectionMode: 'PREPAID', virtualPos: ['STRIPE'] } as const;
  await ancv.declareEstablishment('e', { ...declaration, virtualPos: [...declaration.virtualPos] });
  // @ts-expect-error the declaration is required
  await ancv.declareEstablishment('e');
  // @ts-expect-error an unknown mode of collection
  await ancv.declareEstablishment('e', { ...declaration, virtualPos: [], collectionMode: 'NEVER' });
  // @ts-expect-error there is nothing between the id and the options
  await ancv.readEstablishment('e', {}, { signal });
  await ancv.switchAlternativePaymentMethods('e', { active: true }, { signal });
  return [
    await ancv.readEstablishment('e', { signal }),
    await ancv.readPaymentMethods('e'),
    await ancv.activateAncvConnect('e', { ancvId: '10000651' }),
    await ancv.deactivateAncvConnect('e'),
  ];
}

export async function lists(): Promise<ListedPayment[]> {
  const all: ListedPayment[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: ListedPayment[]; nextCursor: string | null } = await ancv.listEstablishmentPayments(
      'e',
      { status: 'PAID', cursor },
      { signal },
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  // @ts-expect-error an unknown status
  await ancv.listEstablishmentPayments('e', { status: 'PAYED' });
  const { csv, nextCursor } = await ancv.exportEstablishmentPayments('e', { limit: 1000, dialect: 'EXCEL', cursor });
  const { items } = await ancv.listFolderPayments('f', { cursor: nextCursor });
  console.log(csv, items[0]?.history[0]?.by);
  return all;
}

export async function folders(): Promise<Folder> {
  const customer = { name: 'Marie Martin', email: 'marie@exemple.fr' };
  const folder = { establishmentId: 'e', total: cents(30000), customer, cardGuarantee: true };
  await ancv.declareBookingFolder('f', { ...folder, origin: 'BOOKING_ENGINE', endsOn: '2026-08-15' });
  // @ts-expect-error the origin is missing
  await ancv.declareBookingFolder('f', folder);
  await ancv.readBookingFolder('f');
  return ancv.cancelBookingFolder('f', { signal });
}

export async function links(): Promise<[CreatedPaymentLink, PaymentLink[], string, void]> {
  const link: PaymentLinkRequest = { amount: cents(12000), returnUrl: 'https://booking.example/merci', locale: 'fr' };
  const created = await ancv.createPaymentLink('f', link, { signal });
  await ancv.createPaymentLink('f');
  // @ts-expect-error a language that the page does not have
  await ancv.createPaymentLink('f', { locale: 'de' });
  const { items } = await ancv.listPaymentLinks('f', { limit: 100 });
  const { status } = await ancv.readPaymentLink('f', created.id);
  // @ts-expect-error an unknown status
  if (status === 'OVER') console.log(created.replayed);
  return [created, items, await ancv.readPaymentLinkQrCode('f', created.id), await ancv.revokePaymentLink('f', created.id)];
}

export async function paymentPage(token: string): Promise<Payment | null> {
  const state: PaymentLinkState = await ancv.readPaymentLinkState(token, { signal });
  const start: LinkPaymentStart = { beneficiary: 'marie@exemple.fr' };
  if (state.offered) await ancv.startLinkPayment(token, { ...start, amount: state.maximumAmount });
  // @ts-expect-error the beneficiary is missing
  await ancv.startLinkPayment(token, {});
  const { id }: StartedPayment = await ancv.startLinkPayment(token, start, { signal });
  // @ts-expect-error the page is loaded by the browser
  await ancv.readPaymentPage(token);
  return poll(() => ancv.readLinkPayment(token, id), isFinal, { signal });
}

export async function payments(text: string): Promise<Payment | ErrorCode> {
  const request: PaymentStart = { amount: cents(parseAmount(text)), beneficiary: 'marie@exemple.fr' };
  const waiting: WaitOptions = { signal, onChange: ({ status }) => console.log(status), onError: ({ code }) => void code };
  try {
    const started: StartedPayment = await ancv.startPayment('f', request, { signal });
    console.log(started.replayed, Date.parse(started.expiresAt ?? '') - ancv.now());
    // @ts-expect-error a misspelt reason
    await ancv.refusePayment('f', started.id, { raison: 'Complet' });
    await ancv.refusePayment('f', started.id);
    await ancv.refusePayment('f', started.id, { reason: 'Complet' }, { signal });
    await ancv.unblockPayment('f', started.id);
    await ancv.resolvePayment('f', started.id, { action: 'CLOSE', reason: 'by telephone' });
    // @ts-expect-error an unknown action
    await ancv.resolvePayment('f', started.id, { action: 'OPEN', reason: '' });
    const paid = await ancv.waitForOutcome(started, waiting);
    console.log(paid.paidAmount && formatMoney(paid.paidAmount, 'en'));
    return await poll(() => ancv.readPayment('f', paid.id), isFinal, { signal, last: paid });
  } catch (error) {
    if (!(error instanceof AncvConnectError)) throw error;
    // @ts-expect-error an unknown code
    if (error.code === 'beneficiary-bussy') return error.code;
    if (error.linkStatus === 'EXPIRED') return error.code;
    console.log(error.errors[0]?.field, error.requirements[0]?.met, error.minimumAmount?.amount, error.retryAfter);
    return error.code;
  }
}
