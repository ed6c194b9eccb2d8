// The API reference of this server: the library Scalar with the project's document, a sample and tokens.

import { state } from '/console/lib/state.js';
import { createSample, ESTABLISHMENT, withSample } from './sample.js';
import { language, text } from './texts.js';
import { fetchAsCaller, select } from './tokens.js';

const ROLES = ['platform', 'establishment', 'guest'];

const form = document.querySelector('form');
const { role, establishment, folder } = form.elements;
const status = document.querySelector('[role=status]');

document.documentElement.lang = language;
document.querySelectorAll('[data-text]').forEach(element => {
  element.textContent = text(element.dataset.text);
});
role.append(...ROLES.map(name => new Option(text(`role.${name}`), name)));

const show = (key, error) => {
  status.textContent = text(key, { reason: error?.message });
  status.classList.toggle('failed', Boolean(error));
};

const caller = () => ({
  role: role.value,
  ...(role.value === 'establishment' && { establishments: [establishment.value.trim()] }),
  ...(role.value === 'guest' && { folder: folder.value.trim() }),
});

const configuration = (content, token) => ({
  content,
  // This server, whatever its port is. The document names the deployed service first.
  servers: [{ url: location.origin }],
  authentication: { preferredSecurityScheme: 'bearer', securitySchemes: { bearer: { token } } },
  customFetch: fetchAsCaller,
  localization: { locale: language, translations: { operation: { testRequest: text('try') } } },
  // The theme that was chosen in the console; otherwise the browser's.
  ...(state.get('theme') !== 'system' && { darkMode: state.get('theme') === 'dark' }),
  // No request to another host and no link to a service of the library's maker.
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  // The page has a link to the document itself.
  documentDownloadType: 'none',
});

async function start() {
  const [yaml, sample] = await Promise.all([
    fetch('/openapi.yaml').then(response => response.text()),
    createSample().catch(error => error),
  ]);
  const failed = sample instanceof Error;
  establishment.value = ESTABLISHMENT;
  folder.value = failed ? '' : sample.folder;
  const content = failed ? yaml : withSample(yaml, sample);
  const reference = window.Scalar.createApiReference('#reference', configuration(content, await select(caller())));
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('change', () =>
    changeCaller(token => reference.updateConfiguration(configuration(content, token))),
  );
  show(failed ? 'no-sample' : 'ready', failed ? sample : undefined);
}

async function changeCaller(update) {
  establishment.parentElement.hidden = role.value !== 'establishment';
  folder.parentElement.hidden = role.value !== 'guest';
  if ([establishment, folder].some(field => !field.parentElement.hidden && !field.value.trim())) {
    return show('no-id', new Error('empty'));
  }
  try {
    update(await select(caller()));
    show('ready');
  } catch (error) {
    show('no-token', error);
  }
}

start().catch(error => show('no-token', error));
