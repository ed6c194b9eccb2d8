// A frame with one state, as high as the state.

/** Returns `show(options)`, which shows a state in this frame without a reload. */
export function stateFrame(frame) {
  const ready = new Promise(resolve => frame.addEventListener('load', resolve, { once: true }));
  frame.src = '/elements/state.html';
  ready.then(() => {
    frame.contentWindow.addEventListener('gallery-height', ({ detail }) => (frame.style.height = `${detail}px`));
  });
  return async options => {
    await ready;
    const shown = await frame.contentWindow.gallery.show(options);
    frame.style.height = `${shown.height}px`;
    return shown;
  };
}
