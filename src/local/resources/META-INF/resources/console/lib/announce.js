// Tells those who listen instead of looking what changed, in the page's one polite live region.

export function announce(text) {
  document.getElementById('announcements').textContent = text;
}
