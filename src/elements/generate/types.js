// Makes the type declarations from the manifest.

import { methodsOf, propertiesOf } from './manifest.js';

const HEADER = '// Made from custom-elements.json by `npm run manifest`.\n';
const CLIENT_TYPES = ['AncvConnectClient', 'AncvConnectError', 'AncvConnectOption', 'Folder', 'Payment'];
const LINE = 120;

/** The types of the client have a namespace: an element has the name of one of them. */
const typeOf = ({ type }) => type.text.replace(new RegExp(`\\b(${CLIENT_TYPES.join('|')})\\b`, 'g'), 'client.$1');

/** A property without a default has no value at first. */
const valueOf = property => typeOf(property) + (property.default === undefined ? ' | undefined' : '');

/** A comment of several lines, if the text is long. */
function comment(text, indent = '') {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (`${indent} * ${longer}`.length <= LINE) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length === 1 && `${indent}/** ${text} */`.length <= LINE) return `${indent}/** ${text} */\n`;
  return `${indent}/**\n${lines.map(line => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

const eventsOf = ({ name }) => `${name}Events`;

function classOf(element) {
  const properties = propertiesOf(element).map(
    property => `${comment(property.description, '  ')}  ${property.name}: ${valueOf(property)};\n`,
  );
  const methods = methodsOf(element).map(
    ({ name, description }) => `${comment(description, '  ')}  ${name}(): void;\n`,
  );
  const updated = `${comment('Resolves when the last changes are shown.', '  ')}  readonly updateComplete: Promise<boolean>;\n`;
  return `${comment(element.description)}export class ${element.name} extends HTMLElement {\n${[...properties, ...methods, updated].join('')}}\n`;
}

function eventMapOf(element) {
  const events = element.events.map(
    event => `${comment(event.description, '  ')}  '${event.name}': ${typeOf(event)};\n`,
  );
  return `/** The events of \`<${element.tagName}>\`. */\nexport interface ${eventsOf(element)} {\n${events.join('')}}\n`;
}

/** The events of all elements. Where two elements have the same event, it can have the detail of each. */
function allEvents(elements) {
  const names = [...new Set(elements.flatMap(({ events }) => events.map(({ name }) => name)))].sort();
  const types = name => [
    ...new Set(elements.flatMap(({ events }) => events.filter(event => event.name === name).map(typeOf))),
  ];
  return names.map(name => `    '${name}': ${types(name).join(' | ')};\n`).join('');
}

const moduleOf = (imports, body) => `${HEADER}\n${imports}\n${body}`;

/** `types/index.d.ts`: the classes, their events, and the tags and events of the page. */
export const elementTypes = elements =>
  moduleOf(
    "import type * as client from '@ancv-connect/client';\n",
    `${elements.map(element => `${classOf(element)}\n${eventMapOf(element)}`).join('\n')}
declare global {
  interface HTMLElementTagNameMap {
${elements.map(({ tagName, name }) => `    '${tagName}': ${name};\n`).join('')}  }
  interface GlobalEventHandlersEventMap {
${allEvents(elements)}  }
}
`,
  );

/** The types of the module that defines one element, by its name. */
export const moduleTypes = elements =>
  Object.fromEntries(
    elements.map(element => [
      element.path.replace(/^src\/(.*)\.js$/, 'types/$1.d.ts'),
      `${HEADER}\nexport { ${element.name}, type ${eventsOf(element)} } from './index.js';\n`,
    ]),
  );

/** The arguments of a generic type: the class, the names of its properties, its events. */
function typeArguments(element) {
  const names = propertiesOf(element).map(({ name }) => `'${name}'`);
  return `elements.${element.name}, ${names.join(' | ')}, elements.${eventsOf(element)}`;
}

const frameworkEntries = (elements, type) =>
  elements.map(element => `    '${element.tagName}': ${type}<${typeArguments(element)}>;\n`).join('');

/** Attributes that have another name than their property; React and Vue set them as attributes. */
function otherAttributes(elements) {
  const attributes = elements
    .flatMap(({ attributes }) => attributes)
    .filter(({ name, fieldName }) => name !== fieldName);
  const byName = new Map(attributes.map(attribute => [attribute.name, attribute]));
  return [...byName.values()].map(({ name, type }) => `'${name}'?: ${type.text} | undefined`).join('; ');
}

/** `types/react.d.ts`: the elements in JSX, with events as `onancv-paid`. */
export const reactTypes = elements =>
  moduleOf(
    "import type { DetailedHTMLProps, HTMLAttributes } from 'react';\nimport type * as elements from './index.js';\n",
    `/** The attributes, properties and events of an element. */
type Props<E extends HTMLElement, Names extends keyof E, Events> = DetailedHTMLProps<HTMLAttributes<E>, E> & {
  [Name in Names]?: E[Name] | undefined;
} & {
  [Name in keyof Events & string as \`on\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
} & { ${otherAttributes(elements)} };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${frameworkEntries(elements, 'Props').replace(/^/gm, '  ').trimEnd()}
    }
  }
}
`,
  );

/** `types/vue.d.ts`: the elements in templates. */
export const vueTypes = elements =>
  moduleOf(
    "import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';\nimport type * as elements from './index.js';\n",
    `/** An element with its attributes, properties and events, as Vue's documentation describes it. */
type Component<E extends HTMLElement, Names extends keyof E, Events> = new () => E & {
  $props: HTMLAttributes & { [Name in Names]?: E[Name] | undefined } & { ${otherAttributes(elements)} } & PublicProps;
  $emit: EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;
};

declare module 'vue' {
  interface HTMLAttributes {
    /** The slot of the element around it, which templates with strict types would not accept. */
    slot?: string | undefined;
  }
  interface GlobalComponents {
${frameworkEntries(elements, 'Component').trimEnd()}
  }
}
`,
  );
