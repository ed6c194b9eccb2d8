// Makes the tables of the README from the manifest.

import { methodsOf, propertiesOf } from './manifest.js';

const MARKS = /(?<=<!-- reference -->\n).*(?=<!-- end of reference -->)/s;

const cell = text => (text ?? '').replaceAll('|', '\\|');
const code = text => (text ? `\`${cell(text)}\`` : '');

function table(heads, rows) {
  const line = cells => `| ${cells.join(' | ')} |\n`;
  return rows.length ? `${line(heads)}${line(heads.map(() => '---'))}${rows.map(line).join('')}\n` : '';
}

function propertyTable(properties) {
  const rows = properties.map(property => [
    code(property.attribute) || '–',
    code(property.name),
    code(property.type.text),
    cell(property.description),
  ]);
  return table(['attribute', 'property', 'type', 'meaning'], rows);
}

const meanings = (head, items, format = code) =>
  table(
    [head, 'meaning'],
    (items ?? []).map(({ name, description }) => [format(name), cell(description)]),
  );

const detailOf = ({ type }) => type.text.replace(/^CustomEvent<(.*)>$/s, '$1');

const eventTable = events =>
  table(
    ['event', '`detail`', 'meaning'],
    events.map(event => [code(event.name), code(detailOf(event)), cell(event.description)]),
  );

/** What every one of the elements has, of the items of this kind. */
const common = (elements, itemsOf) =>
  itemsOf(elements[0]).filter(({ name }) =>
    elements.every(element => itemsOf(element).some(item => item.name === name)),
  );

/** The function that selects the items that only some elements have. */
const without = (elements, itemsOf) => {
  const names = common(elements, itemsOf).map(({ name }) => name);
  return element => itemsOf(element).filter(({ name }) => !names.includes(name));
};

function reference(elements) {
  const partsOf = ({ cssParts }) => cssParts;
  const [ownProperties, ownParts] = [propertiesOf, partsOf].map(itemsOf => without(elements, itemsOf));
  const sections = elements.map(
    element => `### \`<${element.tagName}>\`

${element.description}

${propertyTable(ownProperties(element))}${eventTable(element.events)}${meanings('slot', element.slots)}${meanings('part', ownParts(element))}${meanings('state', element.cssStates, name => code(`:state(${name})`))}`,
  );
  const methods = common(elements, methodsOf).map(method => ({ ...method, name: `${method.name}()` }));
  const colours = elements[0].cssProperties.map(({ name, default: value, description }) => [
    code(name),
    code(value),
    cell(description),
  ]);
  return `
### All elements

${propertyTable(common(elements, propertiesOf))}${meanings('method', methods)}${meanings('part', common(elements, partsOf))}${table(['custom property', 'default', 'meaning'], colours)}${sections.join('')}`;
}

/** The README with the tables of these elements. */
export function withReference(readme, elements) {
  if (!MARKS.test(readme)) throw new Error('The README has no place for the reference');
  return readme.replace(MARKS, () => reference(elements));
}
