// What went wrong, in the service's own words (RFC 9457).

export class Problem extends Error {
  constructor(document, retryAfter) {
    super(document.title);
    this.document = document;
    this.retryAfter = retryAfter;
  }

  get code() {
    return this.document.code;
  }

  /** Whether it is known that the call changed nothing: not after a lost response or a 5xx of the service itself. */
  get isSure() {
    return this.document.status >= 400 && (this.document.status < 500 || this.code.startsWith('ancv-'));
  }
}

/** No answer at all, told in our words as nobody else could. */
export const unreachable = () => new Problem({ status: 0, code: 'unreachable' });

export async function problemOf(answer) {
  const document = await answer.json().catch(() => ({}));
  const seconds = Number.parseInt(answer.headers.get('Retry-After'), 10);
  return new Problem({ code: 'unreadable', ...document, status: answer.status },
    Number.isNaN(seconds) ? undefined : seconds * 1000);
}
