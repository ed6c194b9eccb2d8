// Each place has an address of its own that survives a reload: #/dossier/F-2041.

const PLACES = ['argent', 'dossier', 'reservation', 'telephone'];

/** Where the address points: a place and perhaps what is looked at there; the demonstration for any other. */
export function whereabouts() {
  const [place, about] = location.hash.replace(/^#\//, '').split('/').map(decoded);
  return PLACES.includes(place) ? { place, about: about || null } : { place: 'demonstration', about: null };
}

/** What does not decode is what it is: no address leaves a blank page. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const addressOf = (place, about) => '#/' + [place, about].filter(Boolean).map(encodeURIComponent).join('/');

/** The address follows what is looked at, without a step in the browser's history. */
export function follow(place, about) {
  if (whereabouts().place !== place) return;
  try {
    history.replaceState(null, '', addressOf(place, about));
  } catch {
    // Browsers limit how often this is called; the old address does no harm.
  }
}
