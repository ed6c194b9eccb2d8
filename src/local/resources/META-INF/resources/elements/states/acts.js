// What a person does in a state.

/** Changes the value of a field as a person does. */
export const type = (selector, value) => root => {
  const field = root.querySelector(selector);
  field.value = value;
  field.dispatchEvent(new Event('input'));
  field.dispatchEvent(new Event('change'));
};

/** Reads again, as the element does after a while. */
export const refresh = root => root.host.refresh();

export const click = selector => root => root.querySelector(selector).click();
