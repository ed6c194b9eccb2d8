// One state in all its variants: two themes, two widths and two languages.

import { stateFrame } from './frame.js';

const VARIANTS = ['light', 'dark'].flatMap(theme =>
  [320, 640].flatMap(width => ['fr', 'en'].map(locale => ({ theme, width, locale }))),
);

const main = document.querySelector('main');
const nextFrame = () => new Promise(resolve => requestAnimationFrame(resolve));

const shows = VARIANTS.map(({ theme, width, locale }) => {
  const title = `${theme}, ${width} px, ${locale}`;
  const frame = Object.assign(document.createElement('iframe'), { width, title });
  main.append(frame);
  const show = stateFrame(frame);
  return state => show({ state, locale, theme });
});

/** Shows the state in all variants. Returns the size of the sheet once all are on the screen. */
async function show(state) {
  await Promise.all(shows.map(show => show(state)));
  await nextFrame();
  await nextFrame();
  return { width: main.offsetWidth, height: main.offsetHeight };
}

const state = new URLSearchParams(location.search).get('state');
if (state) show(state);
window.sheet = { show };
