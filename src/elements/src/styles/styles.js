import base from './base.js';
import components from './components.js';
import forms from './forms.js';
import host from './host.js';
import payments from './payments.js';
import tokens from './tokens.js';

/** The styles that a page can also use for its own forms and cards. */
export const sharedStyles = [tokens, base, forms, components, payments];

/** Those of the host are first: the other rules replace what it begins anew. */
export const styles = [host, ...sharedStyles];
