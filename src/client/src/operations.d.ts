// The methods of the client, derived from the OpenAPI document: path parameters first, then the query or the body, then options.

import type { operations } from './schema.js';

export interface CallOptions {
  /** Ends the call; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
}

type Notifications = 'receiveNotification' | 'receiveProbeNotification' | 'receivePaymentNotification';
/** What a browser loads by itself. */
type Pages = 'readPaymentPage' | 'checkPaymentPage' | 'readPaymentPageAsset';
export type OperationId = Exclude<keyof operations, Notifications | Pages>;

type PathArguments<P> = P extends { folderId: string; paymentId: string }
  ? [folderId: string, paymentId: string]
  : P extends { folderId: string; linkId: string }
    ? [folderId: string, linkId: string]
    : P extends { folderId: string }
      ? [folderId: string]
      : P extends { token: string; paymentId: string }
        ? [token: string, paymentId: string]
        : P extends { token: string }
          ? [token: string]
          : [id: string];

type Json<T> = T extends { content: { 'application/json': infer Content } } ? Content : never;

/** A filter without a value is left out, so that the first page needs no special case: `cursor` may be null. */
export type Query<Q> = { [Name in keyof Q]: Q[Name] | null | undefined };
type QueryOf<O extends operations[OperationId]> = NonNullable<O['parameters']['query']>;

type Body<O> = O extends { requestBody?: infer Content } ? NonNullable<Content> : never;

/** The query of a list or the body of a change. An operation without a query or a body has `never` in the schema. */
type ContentArguments<O extends operations[OperationId]> = [QueryOf<O>] extends [never]
  ? [Body<O>] extends [never]
    ? []
    : O extends { requestBody: object }
      ? [body: Json<Body<O>>]
      : [body?: Json<Body<O>>]
  : [query?: Query<QueryOf<O>>];

type Success<R> = Json<R[keyof R & (200 | 201 | 202)]>;

/** The result of an operation; nothing for 204. */
export type Result<Id extends OperationId> = [Success<operations[Id]['responses']>] extends [never]
  ? void
  : Success<operations[Id]['responses']>;

export type Operations = {
  [Id in OperationId]: (
    ...values: [
      ...PathArguments<operations[Id]['parameters']['path']>,
      ...ContentArguments<operations[Id]>,
      options?: CallOptions,
    ]
  ) => Promise<Result<Id>>;
};
