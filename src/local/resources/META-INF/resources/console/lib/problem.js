// What went wrong, in the service's own words (RFC 9457) or, where it has none, under a code of the console.

const OURS = ['unreachable', 'unreadable', 'unexpected'];
/** The codes for API Gateway's own answers, which have none. */
const MEANINGS = { 401: 'unauthenticated', 429: 'too-many-requests', 503: 'service-unavailable', 504: 'service-unavailable' };

const textOf = value => (typeof value === 'string' ? value : undefined);
const listOf = value => (Array.isArray(value) ? value : []);

export class Problem extends Error {
  #hasCode;

  constructor(document, retryAfter) {
    super(textOf(document.title));
    const code = textOf(document.code);
    this.#hasCode = Boolean(code) && !OURS.includes(code);
    this.document = {
      ...document, code: code ?? MEANINGS[document.status] ?? 'unreadable',
      title: textOf(document.title), detail: textOf(document.detail), errors: listOf(document.errors), requirements: listOf(document.requirements),
    };
    this.retryAfter = retryAfter;
  }

  get code() {
    return this.document.code;
  }

  /**
   * Whether it is known that the call changed nothing: not after a lost response, a 5xx of the service itself, or an
   * answer without a code, which may come from a proxy or a captive portal.
   */
  get isSure() {
    const { status } = this.document;
    return this.#hasCode && status >= 400 && (status < 500 || this.code.startsWith('ancv-'));
  }
}

/** No answer at all, told in our words as nobody else could. */
export const unreachable = () => new Problem({ status: 0, code: 'unreachable' });

/** An answer that is not the service's, such as a captive portal's page. */
export const unreadable = status => new Problem({ status, code: 'unreadable' });

/** Turns anything thrown into a problem. An error of the page itself is also logged to the browser's console. */
export function problemFrom(thrown) {
  if (thrown instanceof Problem) return thrown;
  console.error(thrown);
  return new Problem({ status: 0, code: 'unexpected' });
}

export async function problemOf(answer) {
  const document = await answer.json().catch(() => ({}));
  const seconds = Number.parseInt(answer.headers.get('Retry-After'), 10);
  return new Problem({ ...document, status: answer.status }, Number.isNaN(seconds) ? undefined : seconds * 1000);
}
