// Lit's templates, whose texts outlive a browser's translator. It replaces text nodes by elements of its own, and Lit
// would go on writing into whatever follows its marker: a text that changed gets a new node instead.

import { html as templateOf, nothing } from 'lit';
import { Directive, directive, PartType } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

class TextDirective extends Directive {
  #last;

  render(text) {
    return text;
  }

  update(part, [text]) {
    if (part.type === PartType.CHILD && text !== this.#last) setCommittedValue(part, nothing);
    this.#last = text;
    return text;
  }
}

const asText = directive(TextDirective);
const isText = value => typeof value === 'string' || typeof value === 'number';

/** As Lit's `html`. */
export const html = (strings, ...values) => templateOf(strings, ...values.map(value => (isText(value) ? asText(value) : value)));
