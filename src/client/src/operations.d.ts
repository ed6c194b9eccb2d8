// The methods of the client, derived from the OpenAPI document: path parameters first, then the query or the body, then options.

import type { operations } from './schema.js';

export interface CallOptions {
  /** Ends the call; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
}

type Notifications = 'receiveNotification' | 'receiveProbeNotification' | 'receivePaymentNotification';
export type OperationId = Exclude<keyof operations, Notifications>;

type PathArguments<P> = P extends { folderId: string; paymentId: string }
  ? [folderId: string, paymentId: string]
  : P extends { folderId: string }
    ? [folderId: string]
    : [id: string];

type Json<T> = T extends { content: { 'application/json': infer Content } } ? Content : never;

/** The query of a list or the body of a change. */
type ContentArguments<O extends operations[OperationId]> = O extends {
  parameters: { query?: infer Query extends object };
}
  ? [query?: Query]
  : O extends { requestBody: infer Body }
    ? [body: Json<Body>]
    : O extends { requestBody?: { content: { 'application/json': infer Body } } }
      ? [body?: Body]
      : [];

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
