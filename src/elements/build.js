// Builds the file for a <script type="module"> tag, with everything in it, and checks its size.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, transformSync } from 'esbuild';
import { minify } from 'terser';

/** With Brotli, which every browser that the elements support asks for. */
const MAX_COMPRESSED_BYTES = 35_000;
const FILE = 'dist/ancv-connect-elements.js';
const LICENSES = 'dist/LICENSES.txt';

/** The English texts without their keys, which are those of the French ones: the keys would take 500 bytes of the compressed file. */
async function englishTexts(path) {
  const [fr, en] = await Promise.all([path.replace(/en\.js$/, 'fr.js'), path].map(file => import(pathToFileURL(file))));
  const keys = Object.keys(fr.default);
  const [inFrench, inEnglish] = [fr, en].map(texts => Object.keys(texts.default).sort().join());
  if (inFrench !== inEnglish) throw new Error('A text is missing in one language');
  return `import fr from './fr.js';
const texts = ${JSON.stringify(keys.map(key => en.default[key]))};
export default Object.fromEntries(Object.keys(fr).map((key, index) => [key, texts[index]]));`;
}

const shortStyles = (_, styles) => `default css\`${transformSync(styles, { loader: 'css', minify: true }).code}\``;

/** Styles without spaces, and templates without indentation and empty lines, in which they have no meaning. */
const withoutSpaces = source => source.replace(/\bdefault css`([^`]*)`/g, shortStyles).replace(/\n\s*/g, '\n');

const short = {
  name: 'short',
  setup: ({ onLoad }) =>
    onLoad({ filter: /elements[\\/]src[\\/].*\.js$/ }, async ({ path }) => ({
      contents: /texts[\\/]en\.js$/.test(path) ? await englishTexts(path) : withoutSpaces(readFileSync(path, 'utf8')),
    })),
};

const { outputFiles } = await build({
  entryPoints: ['src/index.js'],
  alias: { '@ancv-connect/client': '../client/src/index.js' },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  write: false,
  outfile: FILE,
  plugins: [short],
});
const { code } = await minify(outputFiles[0].text, {
  module: true,
  ecma: 2020,
  compress: { passes: 5, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false },
});
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = `/* ${name} ${version}: LICENSES.txt */\n${code}`;
const size = brotliCompressSync(file).length;
mkdirSync('dist', { recursive: true });
writeFileSync(FILE, file);
writeFileSync(LICENSES, licenses());
console.log(
  `${FILE}: ${Buffer.byteLength(file)} bytes, ${size} with Brotli, ${gzipSync(file, { level: 9 }).length} with gzip`,
);
if (size > MAX_COMPRESSED_BYTES) throw new Error(`more than ${MAX_COMPRESSED_BYTES} bytes compressed`);

/** The licences of what is in the file: they must go where it goes. */
function licenses() {
  const lit = fileURLToPath(new URL('LICENSE', import.meta.resolve('lit')));
  return `${name}\n\n${readFileSync('../../NOTICE', 'utf8')}\n${readFileSync('../../LICENSE', 'utf8')}\n\nLit\n\n${readFileSync(lit, 'utf8')}`;
}
