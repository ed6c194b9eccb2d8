import { html } from '@ancv-connect/elements/html.js';
import { nothing } from 'lit';
import { establishmentName } from '../../components/establishment.js';
import { t } from '../../lib/i18n.js';
import { state } from '../../lib/state.js';

/** Selects one of the folders that this browser opened, or a new one. */
export function folderSelect() {
  const [folders, current] = [state.get('folders'), state.get('folder')];
  if (folders.length === 0 && !current) return nothing;
  const select = ({ target: { value } }) =>
    value ? state.openFolder(value, state.establishmentOf(value)) : state.set({ folder: null });
  const isUnknown = current && !state.establishmentOf(current);
  const option = ({ id, establishment }) => html`
    <option value=${id} .selected=${id === current}>${id}${' · '}${establishmentName(establishment)}</option>`;
  return html`
    <div class="field">
      <label for="folder-choice">${t('folder.choice')}</label>
      <select id="folder-choice" @change=${select}>
        <option value="" .selected=${!current}>${t('folder.new')}</option>
        ${isUnknown ? html`<option value=${current} selected>${current}</option>` : nothing}
        ${folders.map(option)}
      </select>
    </div>`;
}
