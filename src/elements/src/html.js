// Lit's `html`, made safe against browser translation. A translator replaces text nodes by <font> elements; Lit would
// then write a changed text into a property of that element, which shows nothing. Here a changed text gets a new node.

import { html as litHtml, nothing } from 'lit';
import { Directive, directive, PartType } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

class TextDirective extends Directive {
  #previous;

  render(text) {
    return text;
  }

  update(part, [text]) {
    if (part.type === PartType.CHILD && text !== this.#previous) setCommittedValue(part, nothing);
    this.#previous = text;
    return text;
  }
}

const asText = directive(TextDirective);
const isText = value => typeof value === 'string' || typeof value === 'number';

/** Used like Lit's `html`. */
export const html = (strings, ...values) =>
  litHtml(strings, ...values.map(value => (isText(value) ? asText(value) : value)));
