import js from '@eslint/js';
import globals from 'globals';

const PAGES = 'src/local/resources/META-INF/resources';
const CONSOLE = `${PAGES}/console`;
const CLIENT = 'src/client';
const ELEMENTS = 'src/elements';
const PAYMENT_PAGE = 'src/payment-page';
const STYLE = {
  'curly': ['error', 'multi-line'],
  'eqeqeq': 'error',
  'max-lines': ['error', 250],
  'max-lines-per-function': ['error', 40],
  'no-unused-vars': ['error', { ignoreRestSiblings: true }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
};

export default [
  { ignores: ['target/', 'data/', '.aws-sam/', '**/dist/', 'src/main/resources/META-INF/payment-page/'] },
  js.configs.recommended,
  {
    files: [
      'eslint.config.js',
      `${CLIENT}/*.js`,
      `${CLIENT}/test/*.js`,
      `${ELEMENTS}/*.js`,
      `${ELEMENTS}/{generate,test}/*.js`,
      `${ELEMENTS}/examples/build.js`,
      `${PAYMENT_PAGE}/*.js`,
      `${PAYMENT_PAGE}/test/*.js`,
    ],
    languageOptions: { globals: globals.node },
  },
  {
    files: [`${CLIENT}/src/*.js`],
    languageOptions: { globals: globals['shared-node-browser'] },
    rules: STYLE,
  },
  {
    files: [
      `${ELEMENTS}/*.js`,
      `${ELEMENTS}/{generate,test}/*.js`,
      `${PAYMENT_PAGE}/*.js`,
      `${PAYMENT_PAGE}/test/*.js`,
    ],
    rules: STYLE,
  },
  {
    files: [`${ELEMENTS}/examples/*/*.js`],
    languageOptions: { globals: globals.browser },
  },
  {
    files: [`${PAGES}/**/*.js`, `${ELEMENTS}/src/**/*.js`, `${PAYMENT_PAGE}/src/*.js`],
    languageOptions: { globals: globals.browser },
    rules: {
      ...STYLE,
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'lit',
              importNames: ['html'],
              message: 'Use html of html.js of the elements, which is safe against browser translation.',
            },
          ],
        },
      ],
    },
  },
  {
    files: [`${ELEMENTS}/src/html.js`],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: [`${CONSOLE}/texts/*.js`, `${ELEMENTS}/src/texts/*.js`],
    rules: { 'max-lines': 'off' },
  },
];
