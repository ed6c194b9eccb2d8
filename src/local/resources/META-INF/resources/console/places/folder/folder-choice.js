import { html, nothing } from 'lit';
import { t } from '../../lib/messages.js';
import { state } from '../../lib/state.js';
import { establishmentName } from '../../parts/establishment-choice.js';

/** The folders that this browser opened, and a new one. */
export function folderChoice() {
  const folders = state.get('folders');
  const open = ({ target: { value } }) => (value ? state.openFolder(value) : state.set({ folder: null }));
  if (folders.length === 0) return nothing;
  return html`
    <div class="field">
      <label for="folder-choice">${t('folder.choice')}</label>
      <select id="folder-choice" @change=${open}>
        <option value="" .selected=${!state.get('folder')}>${t('folder.new')}</option>
        ${folders.map(({ id, establishment }) => html`<option value=${id} .selected=${id === state.get('folder')}>${id}${' · '}${establishmentName(establishment)}</option>`)}
      </select>
    </div>`;
}
