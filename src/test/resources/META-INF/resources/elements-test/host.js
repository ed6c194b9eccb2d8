// The page of a booking engine around an element. The address says which element, with which attributes, and for which role.

/* global customElements, document, fetch, location, MutationObserver, URLSearchParams, window */

const TYPES = [
  'ancv-started',
  'ancv-paid',
  'ancv-partly-paid',
  'ancv-ended',
  'ancv-unavailable',
  'ancv-folder-cancelled',
  'ancv-option-changed',
  'ancv-alternative-changed',
];
const {
  tag = 'ancv-connect-checkout',
  role = 'guest',
  without = '',
  lang = 'fr',
  dir = 'ltr',
  styles,
  ...attributes
} = Object.fromEntries(new URLSearchParams(location.search));

/** What the page was told, such as `ancv-partly-paid PAID 18000`, and what screen readers were. */
Object.assign(window, { events: [], announcements: [] });

for (const type of TYPES) {
  document.addEventListener(type, ({ detail: { payment, folder, reason, active } }) =>
    window.events.push([type, payment?.status, folder?.balance.amount, reason, active].filter(one => one !== undefined).join(' ')),
  );
}

/** As the page's own server does, which knows who is signed in. */
window.supplyToken = async () => {
  const caller = role === 'guest' ? { role, folder: attributes.folder } : { role, establishments: [window.establishment] };
  const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(caller) };
  return (await (await fetch('/local/tokens', request)).json()).token;
};

/** Adds an element to this place of the page. */
window.add = (name, values, place = document.querySelector('main')) => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(values)) element.setAttribute(attribute, value);
  if (without !== 'token') element.token = window.supplyToken;
  place.append(element);
  observe(element);
  return element;
};

async function observe(element) {
  await element.updateComplete;
  const region = element.renderRoot.querySelector('[role=status]');
  const options = { childList: true, characterData: true, subtree: true };
  let last = '';
  new MutationObserver(() => {
    const text = region.textContent.trim();
    if (text && text !== last) window.announcements.push(text);
    last = text;
  }).observe(region, options);
}

Object.assign(document.documentElement, { lang, dir });
window.establishment = attributes.establishment ?? 'camping-des-pins';
if (styles) document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles }));
window.globals = Object.getOwnPropertyNames(window);
await import('@ancv-connect/elements');
await customElements.whenDefined(tag);
window.element = window.add(tag, attributes);
