// Makes custom-elements.json from the comments of the elements: what integrators may rely on, and nothing else.

import { readFileSync } from 'node:fs';

const TOKENS = new URL('src/styles/tokens.js', import.meta.url);
const ENTRY = 'src/index.js';

/** The default of each custom property, from the styles. */
function defaultsOfCustomProperties() {
  const styles = readFileSync(TOKENS, 'utf8');
  const uses = [...styles.matchAll(/var\(\s*(--ancv-[a-z-]+),\s*/g)];
  return new Map(uses.map(({ 0: start, 1: name, index }) => [name, untilClosed(styles.slice(index + start.length))]));
}

/** The beginning of the text until a parenthesis closes that was opened before it, on one line. */
function untilClosed(text) {
  let depth = 0;
  for (const { 0: parenthesis, index } of text.matchAll(/[()]/g)) {
    depth += parenthesis === '(' ? 1 : -1;
    if (depth < 0) return text.slice(0, index).trim().replace(/\s+/g, ' ');
  }
  throw new Error(`A parenthesis is not closed: ${text}`);
}

const onOneLine = text => text?.replace(/\s+/g, ' ');

/** The items without the class that they are inherited from, which is internal. */
const flat = items =>
  items?.map(({ inheritedFrom, ...item }) => ({ ...item, description: onOneLine(item.description) }));

/** Properties that are declared in `static properties` by name, and methods that are marked with `@public`. */
const isPublic = ({ privacy, static: isStatic }) => privacy === 'public' && !isStatic;

/** A property as its attribute is described; a method as the class that declares it first describes it. */
function withDescription(member, attributes, classes) {
  const attribute = attributes.find(({ fieldName }) => fieldName === member.name);
  const declaring = classes.find(({ name }) => name === member.inheritedFrom?.name);
  const { type, description } = declaring?.members.find(({ name }) => name === member.name) ?? {};
  return {
    ...member,
    type: member.type ?? type ?? attribute?.type,
    description: description ?? member.description ?? attribute?.description,
  };
}

function contractOf({ members = [], attributes = [], events = [], ...declaration }, defaults, classes) {
  const properties = flat(declaration.cssProperties);
  return {
    ...declaration,
    description: onOneLine(declaration.description),
    superclass: { name: 'LitElement', package: 'lit' },
    attributes: flat(attributes),
    members: flat(members.filter(isPublic).map(member => withDescription(member, attributes, classes))),
    // Without those that are found in the code of the base class.
    events: flat(events.filter(({ description }) => description)),
    slots: flat(declaration.slots),
    cssParts: flat(declaration.cssParts),
    cssStates: flat(declaration.cssStates),
    cssProperties: properties?.map(property => ({ ...property, default: defaults.get(property.name) })),
  };
}

/** Inheritance is resolved before: the base classes and the other modules are left out. */
const contract = {
  name: 'contract',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const defaults = defaultsOfCustomProperties();
    const classes = manifest.modules.flatMap(({ declarations }) => declarations);
    for (const module of manifest.modules) {
      module.declarations = module.declarations
        .filter(({ tagName }) => tagName)
        .map(declaration => contractOf(declaration, defaults, classes));
    }
    manifest.modules = manifest.modules.filter(({ path, declarations }) => declarations.length || path === ENTRY);
    // The version with the states.
    manifest.schemaVersion = '2.1.0';
  },
};

export default {
  globs: ['src/*.js'],
  // An element for use inside of the others.
  exclude: ['src/countdown.js'],
  litelement: true,
  packagejson: false,
  plugins: [contract],
};
