// The source of a state, as a page has it.

const ADDRESS = 'https://payments.booking.example';

/** The events of each element. */
export const EVENTS = {
  'ancv-connect-checkout': ['ancv-started', 'ancv-paid', 'ancv-partly-paid', 'ancv-ended', 'ancv-unavailable'],
  'ancv-connect-request': ['ancv-started', 'ancv-paid', 'ancv-partly-paid', 'ancv-ended', 'ancv-unavailable'],
  'ancv-connect-history': ['ancv-ended', 'ancv-folder-cancelled'],
  'ancv-connect-option': ['ancv-option-changed', 'ancv-alternative-changed'],
};

const attribute = ([name, value]) => (value ? `${name}="${value}"` : name);

/** The HTML of the page: language, direction and theme, the element with its attributes and slots, and the scripts. */
export function htmlOf({ tag, attributes, slots = [], dir }, { locale, theme }) {
  const page = Object.entries({ lang: locale, ...(dir && { dir }) }).map(attribute);
  const list = Object.entries({ api: ADDRESS, ...attributes, locale }).map(one => `\n  ${attribute(one)}`);
  const content = slots.map(({ slot, tag: name, attributes: more = {}, text }) => {
    const start = [name, ...Object.entries({ slot, ...more }).map(attribute)].join(' ');
    return `  <${start}>${text[locale]}</${name}>\n`;
  });
  return `<html ${page.join(' ')}>
…
<meta name="color-scheme" content="${theme}">
…
<${tag}${list.join('')}>
${content.join('')}</${tag}>
<script type="module" src="/ancv-connect-elements.js"></script>
<script type="module" src="page.js"></script>`;
}

/** The script of the page: the token, which the page's own server supplies, and the events. */
export function scriptOf({ tag }) {
  const listeners = EVENTS[tag].map(type => `element.addEventListener('${type}', ({ detail }) => …);\n`);
  return `import { session } from './session.js';
const element = document.querySelector('${tag}');
element.token = ({ refresh }) => (refresh ? session.renewToken() : session.token());
${listeners.join('')}`;
}
