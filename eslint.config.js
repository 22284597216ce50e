import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import typescript from 'typescript-eslint';

/** Any import that does not start with a dot: a package, or a module of Node. */
const PACKAGES = '^[^.]';

/**
 * Keeps the arrows of the architecture pointing one way: data flows from the readers and the counter over the report to
 * what shows it, and no folder knows the ones after it. Types may be shared.
 */
const folder = (name, forbidden, message) => ({
  files: [`src/${name}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map(regex => ({
          regex,
          allowTypeImports: true,
          message: `src/${name} ${message}`
        }))
      }
    ]
  }
});
/** What is done with a report: each rests on the report, and none on how it is shown. */
const USES = ['teach', 'cost', 'export', 'check', 'compare'];

/** What comes after the report. */
const LATER = [...USES, 'loading', 'view', 'jupyter', 'cli'];

/** Messages are gathered from the sources, which only finds them written out where they are said. */
const writtenOut = (callee, ...places) =>
  places.map(place => ({
    selector: `CallExpression[callee.${callee}][arguments.${place}.type!='Literal']`,
    message: 'Write the message out as one string here, or nobody can translate it.'
  }));

const into = (...names) => `^(\\.\\./)+(${names.join('|')})/`;

export default defineConfig(
  {
    ignores: [
      'lib/',
      'dist/',
      'coverage/',
      'node_modules/',
      'paramlens/labextension/',
      '.venv*/',
      '.jupyterlab/',
      'test-results/',
      'playwright-report/'
    ]
  },
  js.configs.recommended,
  ...typescript.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      curly: ['error', 'multi-line'],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        // `typeof import('./x.js')` is how a lazily loaded module is typed.
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
    }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    rules: { 'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }] }
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    // The command line speaks English, and the translator is handed what others have written out.
    ignores: ['src/cli/**', 'src/view/translation.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...writtenOut("name='message'", 0),
        ...writtenOut("name='several'", 1, 2),
        ...writtenOut("name='messageIn'", 0, 1),
        ...writtenOut("property.name='illegal'", 1),
        ...writtenOut("property.name='__'", 0),
        ...writtenOut("property.name='_n'", 0, 1),
        ...writtenOut("property.name='_p'", 0, 1)
      ]
    }
  },
  {
    files: ['src/{view,jupyter}/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' }
  },
  folder('text', [PACKAGES, '^\\.\\./'], 'imports nothing from outside'),
  folder(
    'counter',
    [PACKAGES, into('summary', 'evidence', 'report', ...LATER)],
    'imports nothing from outside'
  ),
  folder(
    'counter/{keras,torch,flax}',
    [PACKAGES, into('summary', 'evidence', 'report', ...LATER), '^\\./solving/'],
    'counts without the solvers'
  ),
  folder(
    'summary',
    [PACKAGES, into('counter', 'evidence', 'report', ...LATER)],
    'imports nothing from outside'
  ),
  folder(
    'evidence',
    ['^(?!@lezer/|\\.)', into('summary', 'report', ...LATER)],
    'imports a parser only'
  ),
  folder('report', [PACKAGES, into(...LATER)], 'does not know its uses'),
  ...USES.map(name =>
    folder(name, [PACKAGES, into('view', 'jupyter', 'cli')], 'does not know how it is shown')
  ),
  folder('view', ['^@jupyterlab/', '^@lumino/', into('jupyter', 'cli')], 'does not know Jupyter'),
  folder(
    'cli',
    ['^@jupyterlab/', '^@lumino/', '^react', into('view', 'jupyter')],
    'runs in plain Node'
  ),
  {
    files: [
      'scripts/**/*.mjs',
      'test/fuzz/*.mjs',
      'bench/**/*.mjs',
      '*.config.js',
      'test/ui/*.config.js',
      'test/jest/*.cjs',
      '*.cjs'
    ],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off', '@typescript-eslint/no-require-imports': 'off' }
  },
  // Parts of the measures run in the page.
  { files: ['bench/**/*.mjs', 'style/*.js'], languageOptions: { globals: globals.browser } }
);
