/**
 * Two projects: the core (counter, summary, evidence, report, command line) runs in plain Node and starts fast; what
 * renders (view, jupyter) runs in jsdom with JupyterLab's own shims.
 */
const typescript = [
  'ts-jest',
  {
    tsconfig: '<rootDir>/test/jest/tsconfig.json',
    astTransformers: { before: ['<rootDir>/test/jest/import-meta.cjs'] }
  }
];

const shared = {
  rootDir: '.',
  // Source files import each other with the suffix they have once compiled.
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '\\.css$': '@jupyterlab/testing/lib/jest-file-mock.js'
  },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: [
    '<rootDir>/lib/',
    '<rootDir>/dist/',
    '<rootDir>/paramlens/',
    '<rootDir>/.venv/'
  ]
};

const renderers = ['<rootDir>/test/view/', '<rootDir>/test/jupyter/'];

/** Packages that ship ES modules only and have to be translated for the test runner. */
const esModules = [
  '@codemirror',
  '@jupyter/react-components',
  '@jupyter/web-components',
  '@jupyter/ydoc',
  '@jupyterlab',
  '@marijn',
  '@microsoft',
  'color',
  'exenv-es6',
  'lib0',
  'marked',
  'nanoid',
  'vscode-ws-jsonrpc',
  'y-protocols',
  'y-websocket',
  'yjs'
];

export default {
  projects: [
    {
      ...shared,
      displayName: 'core',
      testEnvironment: 'node',
      setupFilesAfterEnv: ['<rootDir>/test/jest/provideAll.ts'],
      testMatch: ['<rootDir>/test/**/*.spec.ts', '<rootDir>/test/**/*.spec.tsx'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/ui/', ...renderers],
      transform: { '\\.tsx?$': typescript }
    },
    {
      ...shared,
      displayName: 'renderers',
      testEnvironment: '@jupyterlab/testing/lib/jest-env.js',
      resolver: '@jupyterlab/testing/lib/jest-resolver.js',
      setupFiles: ['@jupyterlab/testing/lib/jest-shim.js'],
      // What is loaded on demand is there from the start; what comes before that has tests of its own.
      setupFilesAfterEnv: ['<rootDir>/test/jest/loadParts.ts'],
      testMatch: renderers.flatMap(folder => [`${folder}**/*.spec.ts`, `${folder}**/*.spec.tsx`]),
      transform: {
        '\\.tsx?$': typescript,
        '\\.svg$': '@jupyterlab/testing/lib/jest-raw-loader.js',
        '\\.m?jsx?$': [
          'babel-jest',
          { configFile: false, presets: [['@babel/preset-env', { targets: { node: 'current' } }]] }
        ]
      },
      transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/).+`]
    }
  ]
};
