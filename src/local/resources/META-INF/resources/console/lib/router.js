// The URL of each view, which survives a reload: #/dossier/F-2041.

const VIEWS = ['argent', 'paiements', 'dossier', 'reservation', 'telephone'];

/** The view that the URL names and the id in it, if any; the demonstration for any other URL. */
export function currentRoute() {
  const [view, id] = location.hash.replace(/^#\//, '').split('/').map(decodeSegment);
  return VIEWS.includes(view) ? { view, id: id || null } : { view: 'demonstration', id: null };
}

/** A malformed escape is left as it is, so that no URL leads to a blank page. */
function decodeSegment(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export const urlOf = (view, id) => '#/' + [view, id].filter(Boolean).map(encodeURIComponent).join('/');

/** Writes the id into the URL of the current view, without an entry in the browser's history. */
export function replaceUrl(view, id) {
  if (currentRoute().view !== view || location.hash === urlOf(view, id)) return;
  try {
    history.replaceState(null, '', urlOf(view, id));
  } catch {
    // Browsers limit how often this may be called; the page also works with the old URL.
  }
}
