// Errors as problem documents (RFC 9457): those of the service, or one with a code of the console where it sent none.

const CONSOLE_CODES = ['unreachable', 'unreadable', 'unexpected'];
/** Codes for API Gateway's own responses, which have none. */
const GATEWAY_CODES = {
  401: 'unauthenticated',
  429: 'too-many-requests',
  503: 'service-unavailable',
  504: 'service-unavailable',
};

const stringOrUndefined = value => (typeof value === 'string' ? value : undefined);
const arrayOrEmpty = value => (Array.isArray(value) ? value : []);

export class Problem extends Error {
  #hasServiceCode;

  /** `retryAfter` is in milliseconds. */
  constructor(document, retryAfter) {
    super(stringOrUndefined(document.title));
    const code = stringOrUndefined(document.code);
    this.#hasServiceCode = Boolean(code) && !CONSOLE_CODES.includes(code);
    this.document = {
      ...document,
      code: code ?? GATEWAY_CODES[document.status] ?? 'unreadable',
      title: stringOrUndefined(document.title),
      detail: stringOrUndefined(document.detail),
      errors: arrayOrEmpty(document.errors),
      requirements: arrayOrEmpty(document.requirements),
    };
    this.retryAfter = retryAfter;
  }

  get code() {
    return this.document.code;
  }

  /**
   * Whether it is certain that the request changed nothing. It is not after a lost response, a 5xx of the service
   * itself, or a response without a code, which may come from a proxy or a captive portal.
   */
  get changedNothing() {
    const { status } = this.document;
    return this.#hasServiceCode && status >= 400 && (status < 500 || this.code.startsWith('ancv-'));
  }
}

/** No response at all. */
export const unreachableProblem = () => new Problem({ status: 0, code: 'unreachable' });

/** A response that does not come from the service, such as a captive portal's page. */
export const unreadableProblem = status => new Problem({ status, code: 'unreadable' });

/** Converts anything thrown. An error of the page itself is also logged to the browser's console. */
export function toProblem(error) {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem({ status: 0, code: 'unexpected' });
}

export async function problemFromResponse(response) {
  const document = await response.json().catch(() => ({}));
  const seconds = Number.parseInt(response.headers.get('Retry-After'), 10);
  return new Problem({ ...document, status: response.status }, Number.isNaN(seconds) ? undefined : seconds * 1000);
}
