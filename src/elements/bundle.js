// Bundles elements into one minified module with everything in it.

import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, transformSync } from 'esbuild';
import { minify } from 'terser';

const CLIENT = fileURLToPath(new URL('../client/src/index.js', import.meta.url));

const isTexts = path => /elements[\\/]src[\\/]texts[\\/](en|fr)\.js$/.test(path);

/**
 * The texts whose keys are kept. The English ones go without their keys, which are those of the French ones: the keys would take
 * 500 bytes of the compressed file.
 */
async function shortTexts(path, keep) {
  const [fr, en] = await Promise.all(
    ['fr.js', 'en.js'].map(async file => (await import(pathToFileURL(path.replace(/..\.js$/, file)))).default),
  );
  const [inFrench, inEnglish] = [fr, en].map(texts => Object.keys(texts).sort().join());
  if (inFrench !== inEnglish) throw new Error('A text is missing in one language');
  const keys = Object.keys(fr).filter(keep);
  if (path.endsWith('fr.js')) {
    return `export default ${JSON.stringify(Object.fromEntries(keys.map(key => [key, fr[key]])))}`;
  }
  return `import fr from './fr.js';
const texts = ${JSON.stringify(keys.map(key => en[key]))};
export default Object.fromEntries(Object.keys(fr).map((key, index) => [key, texts[index]]));`;
}

const shortStyles = (_, styles) => `default css\`${transformSync(styles, { loader: 'css', minify: true }).code}\``;

/** Styles without spaces, and templates without indentation and empty lines, in which they have no meaning. */
const withoutSpaces = source => source.replace(/\bdefault css`([^`]*)`/g, shortStyles).replace(/\n\s*/g, '\n');

const short = keep => ({
  name: 'short',
  setup: ({ onLoad }) =>
    onLoad({ filter: /(elements|payment-page)[\\/]src[\\/].*\.js$/ }, async ({ path }) => ({
      contents: isTexts(path) ? await shortTexts(path, keep) : withoutSpaces(readFileSync(path, 'utf8')),
    })),
});

/**
 * Returns the code of the module that begins with the file `entry`.
 *
 * @param {string} entry
 * @param {(key: string) => boolean} keep which of the elements' texts the module has
 */
export async function bundle(entry, keep = () => true) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    alias: { '@ancv-connect/client': CLIENT },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    write: false,
    outfile: 'module.js',
    plugins: [short(keep)],
  });
  const { code } = await minify(outputFiles[0].text, {
    module: true,
    ecma: 2020,
    compress: { passes: 5, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
  });
  return code;
}

/** The licence of Lit, which goes where its code goes. */
export const litLicense = () => readFileSync(fileURLToPath(new URL('LICENSE', import.meta.resolve('lit'))), 'utf8');
